package dev.docket.prompts.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderingTest {

  @Test
  void each_message_is_rendered_in_its_own_format() {
    assertThat(
            render(
                """
                {"type": "chat", "messages": [
                  {"role": "system", "content": [{"type": "text", "text": "{{x}} {x}"}]},
                  {"role": "user", "template_format": "jinja2",
                   "content": [{"type": "text", "text": "{{x}} {x}"}, {"type": "thinking", "thinking": "{x}"}]},
                  {"role": "assistant", "content": "{x}"},
                  {"role": "assistant", "content": null}]}\
                """,
                "{\"x\": 1}"))
        .isEqualTo(
            Json.parse(
                """
                {"type": "chat", "messages": [
                  {"role": "system", "content": [{"type": "text", "text": "{x} 1"}]},
                  {"role": "user", "template_format": "jinja2",
                   "content": [{"type": "text", "text": "1 {x}"}, {"type": "thinking", "thinking": "{x}"}]},
                  {"role": "assistant", "content": "1"},
                  {"role": "assistant", "content": null}]}\
                """));
  }

  @Test
  void values_are_not_rendered_again_and_arguments_stay_as_they_were() {
    String template =
        """
        {"type": "completion", "template_format": "jinja2",
         "content": [{"type": "text", "text": "{{ a }}{% set _ = l.append(2) %}{{ l }}"},
                     {"type": "text", "text": "{{ l }}"}]}\
        """;
    JsonNode given = Json.parse(template);
    JsonNode variables = Json.parse("{\"a\": \"{{ l }} {l}\", \"l\": [1]}");
    assertThat(Rendering.render(given, variables).findValuesAsText("text"))
        .containsExactly("{{ l }} {l}[1, 2]", "[1]");
    assertThat(given).isEqualTo(Json.parse(template));
    assertThat(variables).isEqualTo(Json.parse("{\"a\": \"{{ l }} {l}\", \"l\": [1]}"));
  }

  @Test
  void without_variables_texts_are_rendered_with_nothing() {
    JsonNode template =
        Json.parse(
            "{\"type\": \"completion\", \"content\": [{\"type\": \"text\", \"text\": \"a{x}b\"}]}");
    assertThat(Rendering.render(template, Json.parse("null")).findValuesAsText("text"))
        .containsExactly("ab");
    assertThat(Rendering.render(template, Json.object().path("none")).findValuesAsText("text"))
        .containsExactly("ab");
  }

  @Test
  void many_threads_render_at_once() {
    JsonNode template =
        Json.parse(
            """
            {"type": "completion", "template_format": "jinja2", "content": [{"type": "text",
             "text": "{% macro m(x) %}[{{ x }}]{% endmacro %}{% for i in l %}{{ m(i ~ n) }}{% endfor %}"}]}\
            """);
    assertThat(
            IntStream.range(0, 400)
                .parallel()
                .filter(n ->
                    Rendering.render(template, Json.parse("{\"l\": [1, 2], \"n\": " + n + "}"))
                        .at("/content/0/text")
                        .textValue()
                        .equals("[1%d][2%d]".formatted(n, n))))
        .hasSize(400);
  }

  @Test
  void a_placeholder_gives_way_to_its_messages_which_are_not_rendered() {
    JsonNode rendered =
        render(
            """
            {"type": "chat", "messages": [
              {"role": "system", "content": [{"type": "text", "text": "{x}"}]},
              {"role": "placeholder", "name": "history"},
              {"role": "placeholder", "name": "missing"}]}\
            """,
            """
            {"x": 1, "history": [
              {"role": "user", "content": [{"type": "text", "text": "{x}"}]},
              {"role": "assistant", "content": "{{x}}"}]}\
            """);
    assertThat(rendered.get("messages").findValuesAsText("role"))
        .containsExactly("system", "user", "assistant");
    assertThat(rendered.findValuesAsText("text")).containsExactly("1", "{x}", "{{x}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"hello\"]",
        "\"hello\"",
        "[{\"content\": []}]",
        "[{\"role\": \"placeholder\", \"name\": \"history\"}]",
        "7"
      })
  void what_is_no_message_is_refused_at_its_variable(String value) {
    ProblemException refusal =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                render(
                    "{\"type\": \"chat\", \"messages\": [{\"role\": \"placeholder\", \"name\": \"history\"}]}",
                    "{\"history\": " + value + "}"));
    assertThat(((Problem.Refused) refusal.problem()).pointer())
        .isEqualTo("/input_variables/history");
  }

  @Test
  void media_variables_give_way_to_blocks() {
    JsonNode rendered =
        render(
            """
            {"type": "chat", "messages": [{"role": "user", "content": [
              {"type": "media_variable", "name": "media"},
              {"type": "image_url", "image_url": {"url": "", "detail": "low"}, "image_variable": "images"},
              {"type": "image_url", "image_url": {"url": "https://a/b.png"}, "image_variable": "none"},
              {"type": "media_variable", "name": "none"}]}]}\
            """,
            """
            {"media": ["https://a/c.jpg", "https://a/d.pdf?x=1", "JVBERi0xLjcKJcfs", "data:audio/wav;base64,AA"],
             "images": "iVBORw0KGgoAAAANSUhEUg"}\
            """);
    assertThat(rendered.at("/messages/0/content"))
        .isEqualTo(
            Json.parse(
                """
                [{"type": "image_url", "image_url": {"url": "https://a/c.jpg"}},
                 {"type": "media", "media": {"title": "d.pdf", "type": "application/pdf", "url": "https://a/d.pdf?x=1"}},
                 {"type": "media", "media": {"title": "", "type": "application/pdf", "url": "data:application/pdf;base64,JVBERi0xLjcKJcfs"}},
                 {"type": "media", "media": {"title": "", "type": "audio/wav", "url": "data:audio/wav;base64,AA"}},
                 {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUg", "detail": "low"}},
                 {"type": "image_url", "image_url": {"url": "https://a/b.png"}}]\
                """));
  }

  @Test
  void tool_variables_give_way_to_tools() {
    JsonNode rendered =
        render(
            """
            {"type": "chat", "messages": [], "tools": [
              {"type": "function", "function": {"name": "a"}}, {"type": "variable", "name": "more"}, {"type": "variable", "name": "none"}]}\
            """,
            "{\"more\": [{\"type\": \"function\", \"function\": {\"name\": \"b\"}}]}");
    assertThat(rendered.get("tools").findValuesAsText("name")).containsExactly("a", "b");
  }

  @Test
  void input_variables_are_the_names_that_a_template_asks_for() {
    assertThat(
            InputVariables.of(
                Json.parse(
                    """
                    {"type": "chat", "messages": [
                      {"role": "system", "content": [{"type": "text", "text": "{b} {a[0]:>{w}} {{no}} {a!r}"}]},
                      {"role": "user", "content": [{"type": "text", "text": "{never"}]},
                      {"role": "user", "template_format": "jinja2", "content": [{"type": "text", "text":
                        "{{ c.d }} {% set s = e %}{{ s }}{% for i in f if i > g %}{{ i }}{{ loop.index }}{{ h|join(j) }}{% endfor %}{% macro m(p) %}{{ p }}{{ q }}{% endmacro %}{{ m(r) }}{% if t is defined and not u %}{% endif %}{{ none }}{{ range(v) }}{# x #}{% raw %}{{ y }}{% endraw %}"},
                        {"type": "media_variable", "name": "media"},
                        {"type": "image_url", "image_url": {"url": ""}, "image_variable": "image"}]},
                      {"role": "placeholder", "name": "history"}],
                     "tools": [{"type": "variable", "name": "tools"}]}\
                    """)))
        .containsExactly(
            "a", "b", "c", "e", "f", "g", "h", "history", "image", "j", "media", "q", "r", "t",
            "tools", "u", "v", "w");
  }

  @Test
  void snippets_are_put_in_before_rendering() {
    Map<String, JsonNode> snippets =
        Map.of(
            "tone", completion("Be {how}. @@@inner@label:prod@@@"),
            "inner@label:prod", completion("Deep."),
            "chat", Json.parse("{\"type\": \"chat\", \"messages\": []}"));
    JsonNode expanded =
        Snippets.expand(
            completion("@@@tone@@@ @@@chat@@@ @@@unknown@version_number:3@@@ @@@tone@@@"),
            name -> Optional.ofNullable(snippets.get(name)));
    assertThat(expanded.at("/content/0/text").textValue())
        .isEqualTo("Be {how}. Deep. @@@chat@@@ @@@unknown@version_number:3@@@ Be {how}. Deep.");
    assertThat(Snippets.names(expanded)).containsExactly("chat", "unknown@version_number:3");
  }

  @Test
  void snippets_without_end_are_refused() {
    for (String text : List.of("@@@a@@@", "x @@@b@@@")) {
      ProblemException refusal =
          catchThrowableOfType(
              ProblemException.class,
              () ->
                  Snippets.expand(
                      completion(text),
                      name -> Optional.of(completion(name.equals("a") ? "@@@b@@@" : "@@@a@@@"))));
      assertThat(((Problem.Refused) refusal.problem()).pointer())
          .isEqualTo("/prompt_template/content/0/text");
      assertThat(refusal).hasMessageContaining("a → b").hasMessageContaining("within itself");
    }
  }

  @Test
  void snippets_that_grow_too_deep_too_many_or_too_long_are_refused() {
    assertRefused("@@@0@@@", name -> completion("@@@" + (Integer.parseInt(name) + 1) + "@@@"));
    assertRefused(
        "@@@0@@@",
        name ->
            completion(("@@@" + (Integer.parseInt(name) + 1) + "@@@").repeat(10) + "xxxxxxxxxx"));
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      many.append("@@@").append(i).append("@@@");
    }
    assertRefused(many.toString(), name -> completion("x"));
    assertRefused("@@@a@@@".repeat(2_000), name -> completion("x".repeat(10_000)));
  }

  private static void assertRefused(String text, Function<String, JsonNode> lookup) {
    assertThat(
            catchThrowableOfType(
                ProblemException.class,
                () -> Snippets.expand(completion(text), name -> Optional.of(lookup.apply(name)))))
        .isNotNull();
  }

  private static JsonNode completion(String text) {
    var template = Json.object().put("type", "completion");
    template.putArray("content").addObject().put("type", "text").put("text", text);
    return template;
  }

  private static JsonNode render(String template, String variables) {
    return Rendering.render(Json.parse(template), Json.parse(variables));
  }
}
