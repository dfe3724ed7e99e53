package dev.docket.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PacedInputTest {

  private long now;

  /// A line that takes a second for so many bytes, and never ends.
  private InputStream line(byte[] beginning, int bytesPerSecond) {
    return new InputStream() {
      private int sent;

      @Override
      public int read() {
        now += Duration.ofSeconds(1).toNanos() / bytesPerSecond;
        int next = sent < beginning.length ? beginning[sent] & 0xff : 0;
        sent++;
        return next;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        if (length == 0) {
          return 0;
        }
        bytes[offset] = (byte) read();
        return 1;
      }
    };
  }

  private PacedInput paced(InputStream in) {
    return new PacedInput(in, () -> now, 4_000_000, IllegalStateException::new);
  }

  @Test
  void a_byte_a_second_is_ended_after_ten_seconds() throws IOException {
    PacedInput slow = paced(line(new byte[0], 1));
    assertThat(slow.readNBytes(9)).hasSize(9);
    assertThatThrownBy(slow::read)
        .isInstanceOfSatisfying(
            HttpResponseException.class, e -> assertThat(e.getStatus()).isEqualTo(408));
  }

  @Test
  void a_packed_body_that_never_unpacks_to_anything_is_ended_too() throws IOException {
    byte[] head = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};
    byte[] empty = {0, 0, 0, (byte) 0xff, (byte) 0xff};
    byte[] begun = new byte[head.length + 10_000 * empty.length];
    System.arraycopy(head, 0, begun, 0, head.length);
    for (int at = head.length; at < begun.length; at += empty.length) {
      System.arraycopy(empty, 0, begun, at, empty.length);
    }
    PacedInput slow = paced(line(begun, 2));
    assertThatThrownBy(() -> new GZIPInputStream(slow, 512).read())
        .isInstanceOf(HttpResponseException.class);
    assertThat(Duration.ofNanos(now)).isLessThan(Duration.ofSeconds(20));
  }

  /// A little more than it must be at all times.
  @Test
  void one_that_never_ends_is_ended() {
    PacedInput endless = paced(line(new byte[0], 5_000));
    assertThatThrownBy(endless::readAllBytes)
        .isInstanceOfSatisfying(
            HttpResponseException.class, e -> assertThat(e.getMessage()).contains("five minutes"));
    assertThat(Duration.ofNanos(now)).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
  }

  @Test
  void what_is_sent_is_bounded_whatever_it_unpacks_to() {
    PacedInput fast = paced(line(new byte[0], 1_000_000));
    assertThatThrownBy(fast::readAllBytes).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_slow_line_may_take_its_time() throws IOException {
    assertThat(paced(line(new byte[0], 5_000)).readNBytes(500_000)).hasSize(500_000);
  }
}
