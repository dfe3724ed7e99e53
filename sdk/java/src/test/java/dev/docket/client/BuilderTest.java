package dev.docket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client is told, and by whom. */
class BuilderTest {

  @Test
  void the_environment_is_read_when_nothing_else_is_said() throws IOException {
    try (FaultyServer server = new FaultyServer();
        Docket client =
            new DocketBuilder(
                    Map.of("DOCKET_API_KEY", " dk_env\n", "DOCKET_URL", server.url() + "/"))
                .build()) {
      client.groups().create();
      assertThat(server.asked.get(0).key()).isEqualTo("dk_env");
    }
  }

  @Test
  void variables_of_other_products_are_not_read() {
    DocketBuilder builder =
        new DocketBuilder(
            Map.of("PROMPTLAYER_API_KEY", "pl_1", "PROMPTLAYER_BASE_URL", "http://127.0.0.1:9"));
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DOCKET_API_KEY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "127.0.0.1:8080",
        "ftp://host",
        "http://",
        "http://h?x=1",
        "http://h#x",
        "http://a b"
      })
  void a_url_that_is_none_is_refused(String url) {
    DocketBuilder builder = new DocketBuilder(Map.of()).apiKey("dk_1").baseUrl(url);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("URL of Docket");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two words", "line\nbreak", "k\u00e9y"})
  void a_key_that_is_none_is_refused_and_not_shown(String key) {
    DocketBuilder builder = new DocketBuilder(Map.of()).apiKey(key);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("API key");
  }

  @Test
  void times_and_bounds_are_checked() {
    DocketBuilder builder = new DocketBuilder(Map.of());
    assertThatThrownBy(() -> builder.totalTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.background(b -> b.maxBatch(1_001)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.background(b -> b.maxBytes(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void closing_twice_and_without_a_background_does_no_harm() {
    Docket client = new DocketBuilder(Map.of()).apiKey("dk_1").build();
    assertThatCode(
            () -> {
              client.close();
              client.close();
            })
        .doesNotThrowAnyException();
  }
}
