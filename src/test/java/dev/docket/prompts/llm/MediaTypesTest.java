package dev.docket.prompts.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {

  @ParameterizedTest
  @CsvSource({
    "image/gif, https://x/a.png, image/gif",
    "image, https://x/a.jpg?size=1, image/jpeg",
    "image, https://x/a.webp#top?no, image/webp",
    "image, https://x/a.gif?b=c.png#d, image/gif",
    "document, https://x/a.csv, text/csv",
    "image, https://x/a, image/png",
    "strange, https://x/a, application/octet-stream"
  })
  void the_ending_says_it_where_it_fits_the_kind(String kind, String url, String type) {
    assertThat(MediaTypes.of(kind, url)).isEqualTo(type);
  }

  @Test
  void a_long_address_is_read_once() {
    String url = "a:" + "?".repeat(4_000_000) + "\nx";
    long start = System.nanoTime();
    assertThat(MediaTypes.of("image", url)).isEqualTo("image/png");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }
}
