package dev.docket.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ParametersTest {

  private final Parameters parameters =
      Parameters.ofSelectionAnd(
          Map.of(
              "page", Parameters.Type.NUMBER,
              "include", Parameters.Type.LIST,
              "explain_empty", Parameters.Type.FLAG));

  @Test
  void each_becomes_the_property_that_a_body_has() {
    assertBody(
        Map.of(
            "filter_group", List.of("{\"filters\": []}"),
            "q", List.of("007"),
            "from", List.of("1795169000"),
            "page", List.of("2"),
            "include", List.of("previews, error", "output"),
            "explain_empty", List.of("true")),
        """
        {"filter_group": {"filters": []}, "q": "007", "from": "1795169000", "page": 2,
         "include": ["previews", "error", "output"], "explain_empty": true}
        """);
  }

  @Test
  void what_is_empty_or_unknown_is_not_there() {
    assertBody(
        Map.of(
            "page", List.of(""),
            "include", List.of(""),
            "explain_empty", List.of(""),
            "filter_group", List.of(""),
            "q", List.of(""),
            "api_key", List.of("secret")),
        "{\"include\": [], \"q\": \"\"}");
  }

  @Test
  void what_is_not_of_its_type_is_left_for_the_reader_to_refuse() {
    assertBody(
        Map.of("page", List.of("1e3"), "explain_empty", List.of("TRUE")),
        "{\"page\": \"1e3\", \"explain_empty\": \"TRUE\"}");
    assertBody(
        Map.of("page", List.of("99999999999999999999")), "{\"page\": \"99999999999999999999\"}");
  }

  @Test
  void a_query_string_is_decoded_as_it_was_encoded() {
    assertThat(QueryString.parse("a=1&b=x+y%2B%26%3D%25&a=&c&&%C3%A9=%F0%9F%98%80=="))
        .isEqualTo(
            Map.of(
                "a", List.of("1", ""),
                "b", List.of("x y+&=%"),
                "c", List.of(""),
                "é", List.of("😀==")));
  }

  @Test
  void two_of_one_and_broken_json_are_refused() {
    assertThatThrownBy(() -> parameters.body(Map.of("page", List.of("1", "2"))))
        .isInstanceOf(ProblemException.class)
        .hasMessage("`page` is given twice.");
    assertThatThrownBy(() -> parameters.body(Map.of("filter_group", List.of("{"))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("`filter_group` is JSON");
  }

  private void assertBody(Map<String, List<String>> given, String body) {
    assertThat(Json.parse(Json.bytes(parameters.body(given)))).isEqualTo(Json.parse(body));
  }
}
