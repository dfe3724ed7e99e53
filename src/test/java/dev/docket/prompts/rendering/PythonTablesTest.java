package dev.docket.prompts.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class PythonTablesTest {

  private static final JsonNode VARIABLES = Tables.variables();

  @Test
  void f_strings_become_what_python_makes_of_them() {
    compare(Tables.table("fstrings.json"), "f-string");
  }

  @Test
  void jinja2_texts_become_what_python_makes_of_them_but_for_the_known_differences() {
    Map<String, Optional<String>> table = Tables.table("jinja2.json");
    table.putAll(Tables.table("jinja2-differs.json"));
    compare(table, "jinja2");
  }

  @Test
  void every_known_difference_is_one() {
    Map<String, Optional<String>> python = Tables.table("jinja2.json");
    Map<String, Optional<String>> differs = Tables.table("jinja2-differs.json");
    assertThat(python)
        .hasSizeGreaterThan(400)
        .containsKeys(differs.keySet().toArray(String[]::new));
    differs.forEach((text, ours) -> assertThat(ours).as(text).isNotEqualTo(python.get(text)));
  }

  private static void compare(Map<String, Optional<String>> table, String format) {
    SoftAssertions softly = new SoftAssertions();
    table.forEach((text, expected) ->
        softly.assertThat(rendered(text, format)).as(text).isEqualTo(expected.orElse(text)));
    softly.assertAll();
  }

  private static String rendered(String text, String format) {
    ObjectNode template = Json.object().put("type", "completion").put("template_format", format);
    template.putArray("content").addObject().put("type", "text").put("text", text);
    return Rendering.render(template, VARIABLES).at("/content/0/text").textValue();
  }
}
