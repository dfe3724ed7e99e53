package dev.docket.http;

import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/// A body as it comes over the line, ended when it comes too slowly. Without it a caller who sends
/// a byte a second keeps a connection, and what it has taken of the memory for bodies, for as long
/// as it likes: no idle time-out ever ends it.
///
/// Counts bytes within stretches of time rather than all of them, or one that begins fast could
/// then be as slow as it likes; and only the time that was waited here.
final class PacedInput extends FilterInputStream {

  private static final long STRETCH = Duration.ofSeconds(10).toNanos();
  private static final int BYTES = 40 << 10;

  private final LongSupplier nanoTime;
  private long waited;
  private long received;

  PacedInput(InputStream in, LongSupplier nanoTime) {
    super(in);
    this.nanoTime = nanoTime;
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
    if (waited < STRETCH) {
      return;
    }
    if (received < BYTES) {
      // About HTTP alone, so no Problem.
      throw new HttpResponseException(
          HttpStatus.REQUEST_TIMEOUT.getCode(),
          "The body comes too slowly: 40 KiB have to come in every ten seconds.");
    }
    waited = 0;
    received = 0;
  }
}
