package dev.docket.prompts.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.time.Duration;
import java.util.Collections;
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

  private static final ObjectNode VARIABLES_OF_CALL = variables();

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
        "{% macro f(" + "a".repeat(400_000) + " %}{% endmacro %}",
        "{% macro " + "a".repeat(9_900) + " %}{% endmacro %}",
        "{% for i in range(60) %}{% set _ = items.extend(items) %}{% endfor %}",
        kept("huge[1:]"),
        kept("huge.replace('zz', 'y')"),
        kept("huge.splitlines()"),
        kept("(huge ~ '%s') % 1"),
        kept("[" + "[],".repeat(300) + "1]"),
        kept("[" + "{},".repeat(300) + "1]"),
        kept("range(100000)"),
        kept("many.keys()"),
        "{{ deep|tojson(indent=100) }}");
  }

  /// Each value is small enough; together they would fill the memory.
  private static String kept(String value) {
    return "{% set all = [] %}{% for i in range(20000) %}{% set _ = all.append("
        + value
        + ") %}{% endfor %}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ (huge ~ 'b') in huge * 4 }}",
        "{{ (huge * 4).find(huge ~ 'b') }}",
        "{{ (huge * 4).count(huge ~ 'b') }}",
        "{{ (huge * 4).replace(huge ~ 'b', '')|length }}",
        "{{ (huge * 4).split(huge ~ 'b')|length }}",
        "{{ ('f' * 3000000)|int(0, 16) }}",
        "{{ (('%' ~ '0' * 300000 ~ 'd') % 1)|length }}",
        "{{ huge[0] ~ huge[249999] ~ huge[-1] ~ huge[250000] }}"
      })
  void what_could_take_the_square_of_a_length_is_soon_done(String text) {
    long start = System.nanoTime();
    assertThat(render(text, "jinja2")).hasSizeLessThan(10);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }

  @Test
  void addresses_of_media_are_told_soon() {
    String dots = "a:" + ".aa".repeat(2_600) + "!";
    String questions = "a:" + "?b.aa".repeat(1_600) + "\n!";
    long start = System.nanoTime();
    for (int i = 0; i < 4_000; i++) {
      assertThat(MediaUrl.of(dots).title()).isEmpty();
      assertThat(MediaUrl.of(questions).url()).isEqualTo(questions);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }

  @Test
  void all_texts_together_have_their_time_too() {
    ObjectNode template = Json.object().put("type", "chat");
    for (int i = 0; i < 100; i++) {
      ObjectNode message = template.withArray("messages").addObject();
      message.put("role", "user").put("template_format", "f-string");
      message.withArray("content").addObject().put("type", "text").put("text", FAR.repeat(600));
    }
    long start = System.nanoTime();
    ProblemException refusal =
        catchThrowableOfType(ProblemException.class, () -> Rendering.render(template, variables()));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    assertThat(refusal).hasMessageContaining("all texts together");
  }

  private static final String FAR = "{wide_huge[1999999]}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"role\": \"placeholder\", \"name\": \"list\"}",
        "{\"role\": \"user\", \"content\": [{\"type\": \"media_variable\", \"name\": \"list\"}]}"
      })
  void a_list_that_is_put_in_a_thousand_times_is_refused(String message) {
    ObjectNode template = Json.object().put("type", "chat");
    ObjectNode variables = Json.object();
    for (int i = 0; i < 1_000; i++) {
      template.withArray("messages").add(Json.parse(message));
      if (message.contains("media")) {
        variables.withArray("list").add("a".repeat(1_000));
      } else {
        variables.withArray("list").addObject().put("role", "user").put("content", "a");
      }
    }
    ProblemException refusal =
        catchThrowableOfType(ProblemException.class, () -> Rendering.render(template, variables));
    assertThat(refusal).hasMessageContaining("too often");
    template.withArray("messages").removeAll().add(Json.parse(message));
    assertThat(Rendering.render(template, variables).findValues("type")).hasSize(1_001);
  }

  @Test
  void a_long_macro_without_brackets_is_left_as_it_was_at_once() {
    String text = "{% macro " + "a".repeat(480) + "." + "a".repeat(490) + " %}{% endmacro %}";
    long start = System.nanoTime();
    assertThat(render(text, "jinja2")).isEqualTo(text);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }

  @Test
  void names_of_texts_that_are_made_to_take_long_are_not_waited_for() {
    String text =
        ("{{ " + "(".repeat(95) + "1" + ",1".repeat(400) + ")".repeat(95) + " }}").repeat(900);
    ObjectNode template = Json.object().put("type", "completion").put("template_format", "jinja2");
    template.withArray("content").addObject().put("type", "text").put("text", text);
    long start = System.nanoTime();
    assertThat(InputVariables.of(template)).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }

  @Test
  void names_within_thousands_of_tags_do_not_fill_the_memory() {
    String text =
        IntStream.range(0, 20_000)
                .mapToObj(i -> "{%set a" + i + "=1%}")
                .collect(Collectors.joining())
            + "{%for a in b%}".repeat(3_000)
            + "{%endfor%}".repeat(3_000);
    ObjectNode template = Json.object().put("type", "completion").put("template_format", "jinja2");
    template.withArray("content").addObject().put("type", "text").put("text", text);
    assertThat(InputVariables.of(template)).isEmpty();
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
        "{{ x.getClass() }}",
        "{{ x.getClass().forName('java.lang.Runtime') }}",
        "{{ ''.getClass().forName('java.lang.Runtime').getRuntime().exec('id') }}",
        "{{ x.__class__ }}",
        "{{ ''['__class__'] }}",
        "{{ x.__class__.__mro__[1].__subclasses__() }}",
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
        "{{ items.stream() }}",
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
        "{{ x|fromyaml }}",
        "{% macro a.b() %}{% endmacro %}",
        "{% macro a %}{% endmacro %}"
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

  private static ObjectNode variables() {
    ObjectNode variables = VARIABLES.deepCopy();
    variables.put("n", 7).put("wide", 999_999).put("all", "a".repeat(1_000));
    variables.put("huge", "a".repeat(250_000)).put("wide_huge", "é💥".repeat(1_000_000));
    IntStream.range(0, 10_000).forEach(i -> variables.withObject("/many").put("k" + i, i));
    JsonNode deep = Json.object().arrayNode().addAll(Collections.nCopies(5_000, Json.parse("1")));
    for (int i = 0; i < 190; i++) {
      deep = Json.object().arrayNode().add(deep);
    }
    variables.set("deep", deep);
    return variables;
  }

  private static String render(String text, String format) {
    ObjectNode variables = VARIABLES_OF_CALL;
    ObjectNode template = Json.object().put("type", "chat");
    ObjectNode message = template.putArray("messages").addObject();
    message.put("role", "user").put("template_format", format);
    message.putArray("content").addObject().put("type", "text").put("text", text);
    return Rendering.render(template, variables).at("/messages/0/content/0/text").textValue();
  }
}
