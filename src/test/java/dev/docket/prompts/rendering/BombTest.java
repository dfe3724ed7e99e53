package dev.docket.prompts.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that would fill the memory, run for ever or reach for the JVM.
class BombTest {

  private static final JsonNode VARIABLES =
      Json.parse("{\"items\": [1, 2, 3], \"name\": \"Ada\", \"x\": \"a\"}");

  /// More than a refusal takes, as the tests share the machine with others.
  private static final Duration SOON = Duration.ofSeconds(5);

  @BeforeAll
  static void load_the_classes() {
    render("{{ name|upper }}", "jinja2");
  }

  static List<String> bombs() {
    return List.of(
        "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{{ range(10**9)|list }}",
        "{{ 'a' * 10**9 }}",
        "{{ [1] * 10**9 }}",
        "{{ 9 ** 99999 }}",
        "{{ 'a'|center(10**9) }}",
        "{{ 'a\nb'|indent(10**9) }}",
        "{{ '%999999999d'|format(1) }}",
        "{{ '%.999999999f' % 1.5 }}",
        "{{ items|batch(10**9, 'x') }}",
        "{{ 'a'.strip('b' * 1000) }}",
        grown("ns.x ~ ns.x"),
        grown("ns.x + ns.x"),
        grown("ns.x|replace('a', 'aaaaaaaaaaaa')"),
        "{% set ns = namespace(x=[1]) %}{% for i in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x }}",
        "{% set ns = namespace(x=[1], y=[1]) %}{% for i in range(60) %}{% set ns.x = [ns.x, ns.x] %}"
            + "{% set ns.y = [ns.y, ns.y] %}{% endfor %}{{ ns.x == ns.y }}",
        "{% set l = [1] %}{% set _ = l.append([l]) %}{{ l }}",
        "{% set l = [1] %}{% set _ = l.append([l]) %}{{ l|tojson }}",
        "{% set l = [1, 1] %}{% for i in range(99) %}{% set _ = l.extend(l) %}{% endfor %}",
        IntStream.range(0, 9_000)
            .mapToObj(i -> "{% set a" + i + " = 'a' * 100000 %}")
            .collect(Collectors.joining()),
        "{% macro f(n) %}{{ f(n) }}{{ f(n) }}{% endmacro %}{{ f(1) }}",
        "{% macro f() %}{{ g() }}{% endmacro %}{% macro g() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% if x %}".repeat(40_000) + "{% endif %}".repeat(40_000),
        "{{ " + "(".repeat(4_000) + "1" + ")".repeat(4_000) + " }}",
        "{{ " + "-".repeat(9_000) + "1 }}",
        "{{ " + "1 + ".repeat(100_000) + "1 }}",
        "{{ name" + ".a".repeat(40_000) + " }}",
        "{{ " + "(".repeat(99) + "1," + "1,".repeat(4_000) + "1" + ")".repeat(99) + " }}",
        "{% macro f(" + "a".repeat(400_000) + " %}{% endmacro %}");
  }

  private static String grown(String step) {
    return "{% set ns = namespace(x='aaaaaaaa') %}{% for i in range(99) %}{% set ns.x = "
        + step
        + " %}{% endfor %}";
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void a_jinja2_bomb_is_refused_at_its_place(String text) {
    refused(text, "jinja2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{x:>999999999}",
        "{x:<10001}",
        "{n:0999999999d}",
        "{n:*=99999999}",
        "{n:.99999999f}",
        "{missing:1000000000}",
        "{x:{wide}}"
      })
  void a_wide_field_is_refused_at_its_place(String text) {
    refused(text, "f-string");
  }

  @Test
  void many_fields_that_are_large_together_are_refused() {
    refused("{x:>9999}".repeat(2_000), "f-string");
    refused("{all!s:.0}".repeat(100_000), "f-string");
  }

  private static void refused(String text, String format) {
    long start = System.nanoTime();
    ProblemException refusal =
        catchThrowableOfType(ProblemException.class, () -> render(text, format));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    assertThat(refusal).as(text.length() > 200 ? text.substring(0, 200) : text).isNotNull();
    assertThat(refusal.problem()).isInstanceOf(Problem.Refused.class);
    Problem.Refused problem = (Problem.Refused) refusal.problem();
    assertThat(problem.pointer()).isEqualTo("/prompt_template/messages/0/content/0/text");
    assertThat(problem.message())
        .startsWith("The text at /prompt_template/messages/0")
        .hasSizeLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ ____int3rpr3t3r____ }}",
        "{{ ____int3rpr3t3r____.getContext() }}",
        "{{ x['____int3' ~ 'rpr3t3r____'] }}",
        "{{ [____int3rpr3t3r____]|tojson }}",
        "{{ ____int3rpr3t3r____ ~ '' }}",
        "{{ x['filter:tojson'] }}",
        "{{ filter:tojson.filter(1, ____int3rpr3t3r____) }}",
        "{% for i in items %}{{ loop }}{% endfor %}"
      })
  void what_reaches_out_of_the_sandbox_is_refused(String text) {
    refused(text, "jinja2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ x.getClass() }}",
        "{{ x.getClass().forName('java.lang.Runtime') }}",
        "{{ items.stream() }}",
        "{{ x.__class__.__mro__[1].__subclasses__() }}",
        "{{ x.toString() }}",
        "{{ fn:list(1) }}",
        "{{ type(x) }}",
        "{{ today() }}",
        "{{ super() }}",
        "{{ '{{ x }}'|render }}",
        "{% include '/etc/passwd' %}",
        "{% import 'log4j2.xml' as x %}",
        "{% from 'log4j2.xml' import x %}",
        "{% extends 'log4j2.xml' %}",
        "{{ '/etc/passwd'|ipaddr }}",
        "{{ 'a'|regex_replace('(a+)+$', 'b') }}",
        "{{ x|fromyaml }}"
      })
  void what_a_template_cannot_do_leaves_the_text_as_it_was(String text) {
    assertThat(render(text, "jinja2")).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ x.class }}",
        "{{ items.class }}",
        "{{ x|attr('__class__') }}",
        "{{ ____int3rpr3t3r____.config }}",
        "{{ namespace(a=1).class }}",
        "{{ deferred }}{{ import_resource_path }}"
      })
  void what_a_value_does_not_have_is_nothing(String text) {
    assertThat(render(text, "jinja2")).isEmpty();
  }

  @Test
  void random_texts_are_rendered_left_or_refused_and_nothing_else() {
    String[] parts = {
      "{{",
      "}}",
      "{%",
      "%}",
      "{#",
      "#}",
      "{",
      "}",
      " name",
      " items",
      " x",
      "|",
      "upper",
      "join",
      " if ",
      " else ",
      " endif ",
      " for ",
      " in ",
      " endfor ",
      " set ",
      " = ",
      "(",
      ")",
      "[",
      "]",
      ".",
      ",",
      ":",
      "!",
      "r",
      "'",
      "\"",
      "\\",
      "1",
      "0",
      "*",
      "**",
      "+",
      "-",
      "~",
      "%",
      "//",
      "is ",
      "not ",
      "defined",
      "range",
      "loop.index",
      "macro f(a)",
      " endmacro ",
      "raw",
      " endraw ",
      "\n",
      ">10",
      "💥",
      "\0",
      "____int3rpr3t3r____",
      "filter:",
      "{{ name }}",
      "{% if x %}",
      "{% endif %}"
    };
    SplittableRandom random = new SplittableRandom(20_261_126);
    long start = System.nanoTime();
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(1, 20); n > 0; n--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      for (String format : List.of("jinja2", "f-string")) {
        try {
          assertThat(render(text.toString(), format)).isNotNull();
        } catch (ProblemException e) {
          assertThat(e.problem()).isInstanceOf(Problem.Refused.class);
        }
      }
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  private static String render(String text, String format) {
    ObjectNode variables = VARIABLES.deepCopy();
    variables.put("n", 7).put("wide", 999_999).put("all", "a".repeat(1_000));
    ObjectNode template = Json.object().put("type", "chat");
    ObjectNode message = template.putArray("messages").addObject();
    message.put("role", "user").put("template_format", format);
    message.putArray("content").addObject().put("type", "text").put("text", text);
    return Rendering.render(template, variables).at("/messages/0/content/0/text").textValue();
  }
}
