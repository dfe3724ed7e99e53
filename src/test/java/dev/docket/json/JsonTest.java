package dev.docket.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":42.0}",
        "{\"a\":123456789012345678901234567890}",
        "{\"a\":1E+400}",
        "{\"a\":\"\\u0000\"}",
        "[]",
        "null",
        "{\"\":{\"\":[]}}"
      })
  void what_is_read_is_written_again(String text) {
    assertThat(Json.text(Json.parse(utf8(text)))).isEqualTo(text);
  }

  @Test
  void lone_surrogates_survive_in_values_and_in_names() {
    JsonNode node = Json.parse(utf8("{\"\\ud800k\":\"\\udc00v\",\"ü\":\"ö\"}"));
    assertThat(node.path("\ud800k").textValue()).isEqualTo("\udc00v");
    assertThat(Json.parse(Json.bytes(node))).isEqualTo(node);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{\"a\":}", "{} {}", "{'a':1}", "NaN", "[1,]"})
  void what_is_no_json_is_refused_without_quoting_it(String text) {
    assertThatThrownBy(() -> Json.parse(utf8(text)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.Malformed.class));
  }

  @Test
  void bytes_that_are_no_utf8_are_refused() {
    assertThatThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xff, '"'}))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void nesting_is_bounded() {
    String deep = "[".repeat(Json.MAX_DEPTH + 1) + "]".repeat(Json.MAX_DEPTH + 1);
    assertThatThrownBy(() -> Json.parse(utf8(deep)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("at most %d levels deep".formatted(Json.MAX_DEPTH));
  }
}
