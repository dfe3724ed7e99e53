package dev.docket.http;

import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A body as it comes over the line, ended when it comes too slowly or never ends. Without it a
/// caller who sends a byte a second keeps a connection, and what it has taken of the memory for
/// bodies, for as long as it likes: no idle time-out ever ends it.
///
/// Counts bytes within stretches of time rather than all of them, or one that begins fast could
/// then be as slow as it likes; and only the time that was waited here. What inflates to nothing
/// comes fast enough for ever, so there is an end to all of it, too.
final class PacedInput extends FilterInputStream {

  private static final long STRETCH = Duration.ofSeconds(10).toNanos();
  private static final int BYTES = 40 << 10;
  private static final long LONGEST = Duration.ofMinutes(5).toNanos();

  private final LongSupplier nanoTime;
  private final long mostBytes;
  private final Supplier<? extends RuntimeException> tooLong;
  private long waited;
  private long received;
  private long waitedInAll;
  private long receivedInAll;

  /// A body of at most so many bytes.
  ///
  /// @param tooLong what to throw for a longer one
  PacedInput(
      InputStream in,
      LongSupplier nanoTime,
      long mostBytes,
      Supplier<? extends RuntimeException> tooLong) {
    super(in);
    this.nanoTime = nanoTime;
    this.mostBytes = mostBytes;
    this.tooLong = tooLong;
  }

  @Override
  public int read() throws IOException {
    long asked = nanoTime.getAsLong();
    int value = in.read();
    came(value < 0 ? 0 : 1, nanoTime.getAsLong() - asked);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    long asked = nanoTime.getAsLong();
    int read = in.read(bytes, offset, length);
    came(Math.max(0, read), nanoTime.getAsLong() - asked);
    return read;
  }

  private void came(int bytes, long nanos) {
    waited += nanos;
    received += bytes;
    waitedInAll += nanos;
    receivedInAll += bytes;
    if (receivedInAll > mostBytes) {
      throw tooLong.get();
    }
    if (waitedInAll >= LONGEST) {
      throw tooSlow("a whole one has to come within five minutes");
    }
    if (waited < STRETCH) {
      return;
    }
    if (received < BYTES) {
      throw tooSlow("40 KiB have to come in every ten seconds");
    }
    waited = 0;
    received = 0;
  }

  /// About HTTP alone, so no Problem.
  private static HttpResponseException tooSlow(String wanted) {
    return new HttpResponseException(
        HttpStatus.REQUEST_TIMEOUT.getCode(), "The body comes too slowly: %s.".formatted(wanted));
  }
}
