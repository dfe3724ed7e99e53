package dev.docket.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines and what they mean: the same as some `filter_group`.
class QueryReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-10T09:30:00Z");
  private static final QueryReader READER = new QueryReader(InstantSource.fixed(NOW));

  @Nested
  class Words {

    @Test
    void an_empty_line_is_everything() {
      assertThat(read("")).isEqualTo(new Filter.Everything());
      assertThat(read(" \t ")).isEqualTo(new Filter.Everything());
      assertThat(read("*")).isEqualTo(new Filter.Everything());
      assertThat(read("-*")).isEqualTo(new Filter.Nothing());
    }

    @Test
    void bare_words_side_by_side_are_what_the_texts_speak_of() {
      assertThat(read("refund late")).isEqualTo(new Filter.Matching("refund late"));
      assertThat(read("refund status:ERROR late"))
          .isEqualTo(
              new Filter.And(
                  List.of(
                      new Filter.Matching("refund late"),
                      new Filter.OneOf(Field.STATUS, List.of("ERROR")))));
      assertThat(read("a -b c OR d"))
          .isEqualTo(
              new Filter.Or(
                  List.of(
                      new Filter.And(
                          List.of(
                              new Filter.Matching("a c"),
                              new Filter.Not(new Filter.Matching("b")))),
                      new Filter.Matching("d"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"what's", "C++", "50%", "退款", "v2.0", "a,b", "a*", ">5", "smile;)a("})
    void bare_words_may_hold_signs_that_mean_something_only_elsewhere(String word) {
      String plain = word.replaceAll("[;()].*", "");
      assertThat(read(plain)).isEqualTo(new Filter.Matching(plain));
    }

    @Test
    void q_speaks_of_words_that_need_quotes() {
      assertThat(read("q:\"refund (late)\"")).isEqualTo(new Filter.Matching("refund (late)"));
    }

    @Test
    void a_phrase_is_contained_in_one_of_the_texts() {
      assertThat(read("\"refund \\\"policy\\\" c:\\\\x\""))
          .isEqualTo(new Filter.TextContains(Field.TEXT, "refund \"policy\" c:\\x"));
    }

    @Test
    void quotes_know_escapes() {
      assertThat(read("\"a\\nb\\tc\\r\\u0000\\ud800\""))
          .isEqualTo(new Filter.TextContains(Field.TEXT, "a\nb\tc\r\u0000\ud800"));
    }
  }

  @Nested
  class Logic {

    @Test
    void or_binds_weaker_than_terms_side_by_side() {
      same(
          "tag:a tag:b OR tag:c",
          "{'logic':'OR','filters':[{'filters':[%s,%s]},%s]}"
              .formatted(tag("a"), tag("b"), tag("c")));
      same(
          "tag:a (tag:b OR tag:c)",
          "{'filters':[%s,{'logic':'OR','filters':[%s,%s]}]}"
              .formatted(tag("a"), tag("b"), tag("c")));
    }

    @Test
    void and_means_nothing_more() {
      assertThat(read("tag:a AND tag:b")).isEqualTo(read("tag:a tag:b"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"-tag:a", "NOT tag:a", "---tag:a", "NOT -NOT tag:a", "-(tag:a)", "NOT (tag:a)"})
    void a_sign_denies_what_follows(String line) {
      assertThat(read(line)).isEqualTo(new Filter.Not(new Filter.OneOf(Field.TAGS, List.of("a"))));
    }

    @Test
    void only_upper_case_words_are_logic() {
      assertThat(read("this or that and not those"))
          .isEqualTo(new Filter.Matching("this or that and not those"));
    }

    private static String tag(String tag) {
      return "{'field':'tags','operator':'contains','value':'%s'}".formatted(tag);
    }
  }

  @Nested
  class Conditions {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            id:7                       | pl_id is '7'
            id:7,8                     | pl_id in ['7','8']
            prompt_id:7                | prompt_id is 7
            model:gpt-4o               | engine is 'gpt-4o'
            model:gpt-4o,claude        | engine in ['gpt-4o','claude']
            engine:gpt-4o              | engine is 'gpt-4o'
            provider:openai            | provider_type is 'openai'
            provider_type:openai       | provider_type is 'openai'
            prompt:greeting            | prompt_name is 'greeting'
            prompt:"a greeting"        | prompt_name is 'a greeting'
            prompt:*                   | prompt_name is_not_null
            -prompt:*                  | prompt_name is_null
            version:3                  | prompt_version_number eq 3
            version:*                  | prompt_version_number is_not_null
            tag:beta                   | tags contains 'beta'
            tag:beta,alpha             | tags in ['beta','alpha']
            tags:*                     | tags is_not_empty
            -tag:*                     | tags is_empty
            -tag:beta                  | tags not_contains 'beta'
            tool:search                | tool_names contains 'search'
            tool_names:search          | tool_names contains 'search'
            group:12                   | group_id is '12'
            error:PROVIDER_TIMEOUT     | error_type is 'PROVIDER_TIMEOUT'
            error:*                    | error_type is_not_null
            error_message:"rate limit" | error_message contains 'rate limit'
            status:error               | status is 'ERROR'
            status:Error,warning       | status in ['ERROR','WARNING']
            status:"error"             | status is 'error'
            is:json                    | is_json is_true
            is:Tool_Call               | is_tool_call is_true
            -is:plain_text             | is_plain_text is_false
            is_json:false              | is_json is_false
            latency:1500               | latency_ms eq 1500
            latency:>2s                | latency_ms gt 2000
            latency:>=1.5s             | latency_ms gte 1500
            latency:<1m                | latency_ms lt 60000
            latency:<=1h               | latency_ms lte 3600000
            latency:100ms..1.1s        | latency_ms between [100,1100]
            latency_ms:0.5             | latency_ms eq 0.5
            cost:0.1..0.5              | cost between [0.1,0.5]
            cost:>1e-3                 | cost gt 0.001
            -cost:5                    | cost neq 5
            input_tokens:>100          | input_tokens gt 100
            cached_tokens:*            | cached_tokens is_not_null
            input:refund               | input_text contains 'refund'
            input:~refund              | input_text contains 'refund'
            input:"refund policy"      | input_text contains 'refund policy'
            input:Hello*               | input_text starts_with 'Hello'
            input:*"thank you"         | input_text ends_with 'thank you'
            output:*bye*               | output_text contains 'bye'
            -output:sorry              | output_text not_contains 'sorry'
            output_text:sorry          | output_text contains 'sorry'
            text:Hello*                | text starts_with 'Hello'
            metadata:*                 | metadata is_not_empty
            -metadata:*                | metadata is_empty
            output:*                   | output is_not_empty
            variable:*                 | input_variables is_not_empty
            score:*                    | scores is_not_empty
            metadata.user_id:u1        | metadata.user_id key_equals 'u1'
            metadata.user.id:u1,u2     | metadata.user.id in ['u1','u2']
            metadata."a:b c".u1:x      | -
            metadata.k:a:b             | metadata.k key_equals 'a:b'
            metadata.k:42              | metadata.k key_equals '42'
            metadata.k:>42             | metadata.k gt 42
            metadata.k:1..2            | metadata.k between [1,2]
            metadata.k:~"a b"          | metadata.k key_contains 'a b'
            metadata.k:ab*             | metadata.k key_starts_with 'ab'
            metadata.k:*               | metadata.k key_exists
            -metadata.k:*              | metadata.k key_not_exists
            -metadata.k:v              | metadata.k key_not_equals 'v'
            -metadata.k:~v             | metadata.k key_not_contains 'v'
            output.answer:yes          | output.answer key_equals 'yes'
            variable.city:Rome         | input_variables.city key_equals 'Rome'
            input_variables.city:Rome  | input_variables.city key_equals 'Rome'
            score.quality:>=80         | scores.quality gte 80
            scores.quality:80          | scores.quality eq 80
            score.quality:*            | scores.quality is_not_empty
            metadata_keys:env          | metadata_keys contains 'env'
            output_keys:a,b            | output_keys in ['a','b']
            score_names:quality        | score_names contains 'quality'
            price_source:table         | price_source is 'table'
            trace_id:*                 | trace_id is_not_null
            function_name:f            | function_name is 'f'
            api_type:chat              | api_type is 'chat'
            turn_count:<3              | turn_count lt 3
            """)
    void mean_what_json_means(String line, String condition) {
      if (condition.equals("-")) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(ProblemException.class);
        return;
      }
      String[] parts = condition.split(" ", 3);
      String[] name = parts[0].split("\\.", 2);
      String json =
          "{'field':'%s','operator':'%s'%s%s}"
              .formatted(
                  name[0],
                  parts[1],
                  parts.length > 2 ? ",'value':" + parts[2] : "",
                  name.length > 1 ? ",'nested_key':'" + name[1] + "'" : "");
      same(line, json);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            start:2026-11-01T09:30:00Z                | [2026-11-01T09:30:00Z 2026-11-01T09:30:00Z]
            start:2026-11-01                          | [2026-11-01T00:00:00Z 2026-11-02T00:00:00Z)
            start:2026-11-01..2026-11-03              | [2026-11-01T00:00:00Z 2026-11-04T00:00:00Z)
            request_start_time:1762000000             | [2025-11-01T12:26:40Z 2025-11-01T12:26:40Z]
            start:1762000000000                       | [2025-11-01T12:26:40Z 2025-11-01T12:26:40Z]
            end:>2026-11-01T10:00:00+02:00            | (2026-11-01T08:00:00Z ..)
            end:>2026-11-01                           | [2026-11-02T00:00:00Z ..)
            end:>=2026-11-01                          | [2026-11-01T00:00:00Z ..)
            end:<2026-11-01                           | (.. 2026-11-01T00:00:00Z)
            end:<=2026-11-01                          | (.. 2026-11-02T00:00:00Z)
            end:<=2026-11-01T00:00:00Z                | (.. 2026-11-01T00:00:00Z]
            request_end_time:>now-3h                  | (2026-11-10T06:30:00Z ..)
            start:>=now-7d/d                          | [2026-11-02T23:00:00Z ..)
            start:now-1w..now                         | [2026-11-03T09:30:00Z 2026-11-10T09:30:00Z]
            start:>=2026-11-01 start:<2026-11-02      | [2026-11-01T00:00:00Z 2026-11-02T00:00:00Z)
            """)
    void times_are_instants_or_days(String line, String expected) {
      Filter filter = READER.read(line, ZoneId.of("Europe/Berlin")).filter();
      assertThat(shown(((Filter.TimeRange) filter).range())).isEqualTo(expected);
    }

    private static String shown(Range<Instant> range) {
      Range.Bound<Instant> low = range.low();
      Range.Bound<Instant> high = range.high();
      return (low == null ? "(.." : (low.inclusive() ? "[" : "(") + low.value())
          + " "
          + (high == null ? "..)" : high.value() + (high.inclusive() ? "]" : ")"));
    }

    @Test
    void keys_and_values_in_quotes_may_hold_anything() {
      assertThat(read("metadata.\"my \\\"key\\\":\":\"a,b..c*\",\"\""))
          .isEqualTo(new Filter.KeyOneOf(Field.METADATA, "my \"key\":", List.of("a,b..c*", "")));
    }

    @ParameterizedTest
    @MethodSource("dev.docket.filter.QueryReaderTest#operators")
    void fields_take_the_operators_that_json_takes(Field field, QueryForm form) {
      boolean keyed = QueryNames.takesKeys(field);
      String value =
          switch (field.kind()) {
            case TIME -> "2026-11-01";
            case FLAG -> "true";
            default -> "7";
          };
      String shown = form.shown().replace("low..high", "value..value").replace("value", value);
      String line = field.wireName() + (keyed ? ".k" : "") + ":" + shown;
      if (form.of(field, keyed) == null) {
        Problem.Unreadable problem = refused(line);
        assertThat(problem.message()).contains("`" + field.wireName() + "`");
        assertThat(problem.expected()).isEqualTo(QueryForm.taken(field, keyed));
      } else {
        Filter filter = READER.read(line, ZoneOffset.UTC).filter();
        assertThat(QueryReader.readPrinted(QueryPrinter.print(filter)).filter()).isEqualTo(filter);
      }
    }
  }

  static Stream<Arguments> operators() {
    return Stream.of(Field.values())
        .filter(field -> field.kind() != FieldKind.INTENT)
        // There `output` with an asterisk is the answer's JSON, whatever else it is.
        .flatMap(field -> Stream.of(QueryForm.values()).map(form -> Arguments.of(field, form)));
  }

  @Nested
  class Wrong {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '§',
        textBlock =
            """
            modle:x                  |  0 | no field `modle`; did you mean `model`   | model
            a http://x.y             |  2 | no field `http`                          | text
            user_intent:frustrated   |  0 | no field `user_intent`                   | model
            :x                       |  0 | no name before the colon                 | a field
            model:                   |  6 | found the end of the line                | value
            model: gpt               |  6 | found ` `                                | value
            tag:a,                   |  6 | found the end of the line                | another value
            tag:a,,b                 |  6 | found `,b`                              | -
            cost:1..                 |  8 | found the end of the line                | the highest value
            model:gpt*               |  9 | `model` is a string and does not take `value*` | value,value
            model:~gpt               |  6 | does not take `~value`                   | value
            model:a*b                |  8 | found `b`                                | a space
            cost:~5                  |  5 | `cost` is a number                       | low..high
            cost:cheap               |  5 | takes a number; this is `cheap`          | a number
            cost:1..dear             |  8 | this is `dear`                           | a number
            latency:2d               |  8 | no duration                              | a duration such as 1500ms, 1.5s, 2m or 1h
            id:x                     |  3 | a whole number above 0; this is `x`      | a whole number above 0
            id:7,x                   |  5 | this is `x`                              | a whole number above 0
            start:yesterday          |  6 | this is no time                          | -
            start:>2026-13-01        |  7 | this is no time                          | -
            is:xml                   |  3 | no such shape                            | tool_call
            is:json,tool_call        |  7 | one value only                           | json
            is_json:maybe            |  8 | neither                                  | true
            score.q:good             |  8 | a number; this is `good`                 | a number
            score:90                 |  5 | `score` holds numbers under names        | .KEY
            metadata:x               |  8 | `metadata` holds values under keys       | .KEY
            metadata.:x              |  9 | found `:x`                               | a key
            metadata."k"             | 12 | found the end of the line                | `:`
            metadata."k              | 11 | has no end                               | "
            model.name:x             |  5 | `model` has no keys                      | `:`
            metadata.k:>many         | 12 | takes a number; this is `many`           | a number
            (a                       |  2 | found the end of the line                | `)`
            a)                       |  1 | found `)`                                | the end of the line
            ()                       |  1 | found `)`                                | a word
            a OR                     |  4 | found the end of the line                | a word
            OR a                     |  0 | found `OR`                               | a word
            a OR OR b                |  5 | found `OR`                               | a word
            a AND                    |  5 | found the end of the line                | a word
            AND a                    |  0 | found `AND`                              | a word
            a AND OR b               |  6 | found `OR`                               | a word
            a -                      |  3 | found the end of the line                | a word
            a - b                    |  3 | found ` `                                | a word
            NOT                      |  3 | found the end of the line                | a word
            "open                    |  5 | the text in quotes that begins at 0      | "
            "a"b                     |  3 | found `b`                                | a space
            a"b"                     |  1 | found `"`                                | a space
            tag:a"b"                 |  5 | found `"`                                | a space
            f(x)                     |  1 | found `(`                                | a space
            tag:f(x)                 |  5 | found `(`                                | a space
            "a\\x"                   |  2 | a backslash in quotes                    | \\n
            "a\\u12"                 |  2 | a backslash in quotes                    | \\n
            ""                       |  0 | is empty                                 | a text, not as long
            """)
    void lines_say_where_and_what_was_expected(
        String line, int position, String message, String expected) {
      String text = line.replace("\\\\", "\\");
      Problem.Unreadable problem = refused(text);
      assertThat(problem.position()).describedAs(problem.message()).isEqualTo(position);
      assertThat(problem.message()).contains(message);
      assertThat(problem.pointer()).isEqualTo("/query");
      if (!expected.equals("-")) {
        assertThat(problem.expected()).contains(expected.replace("\\\\", "\\"));
      }
      assertThat(problem.expected()).isNotEmpty();
    }
  }

  @Nested
  class Hostile {

    @ParameterizedTest
    @ValueSource(
        strings = {"(", "-", "\"", "NOT ", "a:", "*", "-(", "\\", "a OR ", "\"a\" ", "b ", ","})
    void eight_kilobytes_of_anything_are_refused_quickly(String part) {
      String line = part.repeat(Limits.LINE / part.length());
      long start = System.nanoTime();
      if (part.equals("*") || part.equals("\\") || part.equals(",")) {
        // One long word.
        assertThat(refused(line).message()).contains("2,000 characters");
      } else {
        assertThat(refused(line).expected()).isNotEmpty();
      }
      assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    }

    @Test
    void more_than_eight_kilobytes_are_refused_where_they_begin() {
      assertThat(refused("é".repeat(5_000)).position()).isEqualTo(4_096);
      assertThat(refused("(".repeat(1_000_000)).message()).contains("8,192 bytes");
    }

    @Test
    void conditions_are_counted() {
      assertThat(refused("id:1 ".repeat(501)).message()).contains("500 conditions");
      assertThat(refused("id:1 ".repeat(501)).position()).isEqualTo(2_500);
      assertThat(refused("-(a b) ".repeat(600)).expected()).containsExactly("fewer conditions");
      assertThat(refused("w ".repeat(65)).message()).contains("64 words");
    }

    @Test
    void groups_are_as_deep_as_in_json() {
      assertThat(read("(".repeat(10) + "a" + ")".repeat(10))).isEqualTo(new Filter.Matching("a"));
      assertThat(refused("(".repeat(11) + "a" + ")".repeat(11)).position()).isEqualTo(10);
      String nested = "tag:x";
      for (int i = 0; i < 6; i++) {
        nested = "tag:a%d (tag:b%d OR %s)".formatted(i, i, nested);
      }
      assertThat(refused(nested).message()).contains("10 deep");
    }
  }

  @Nested
  class Pieces {

    @Test
    void tokens_say_what_each_piece_is() {
      String line = "-tag:a,\"b\" refund (metadata.\"k\":>5 OR NOT \"x\")";
      assertThat(shown(line))
          .containsExactly(
              "LOGIC -",
              "FIELD tag 0",
              "OPERATOR : 0",
              "VALUE a 0",
              "OPERATOR , 0",
              "VALUE \"b\" 0",
              "WORD refund 1",
              "LOGIC (",
              "FIELD metadata.\"k\" 2",
              "OPERATOR :> 2",
              "VALUE 5 2",
              "LOGIC OR",
              "LOGIC NOT",
              "WORD \"x\" 3",
              "LOGIC )");
    }

    @Test
    void conditions_span_their_sign_and_all_their_words() {
      String line = "one -tag:a two NOT (tag:b)";
      List<Located> conditions = READER.read(line, ZoneOffset.UTC).conditions();
      assertThat(conditions)
          .extracting(located -> line.substring(located.from(), located.to()))
          .containsExactly("one -tag:a two", "-tag:a", "tag:b");
      assertThat(conditions)
          .extracting(located -> QueryPrinter.print(located.leaf()))
          .containsExactly("one two", "-tag:a", "tag:b");
    }

    @Test
    void leaves_of_the_tree_are_those_of_the_conditions() {
      ParsedQuery query = READER.read("-tag:a (b OR NOT cost:>5 -c) d", ZoneOffset.UTC);
      Set<Filter> leaves = Collections.newSetFromMap(new IdentityHashMap<>());
      collect(query.tree(), leaves);
      assertThat(query.conditions())
          .hasSize(5)
          .allMatch(located -> leaves.contains(located.leaf()));
    }

    private static void collect(Filter tree, Set<Filter> parts) {
      parts.add(tree);
      switch (tree) {
        case Filter.And and -> and.all().forEach(part -> collect(part, parts));
        case Filter.Or or -> or.any().forEach(part -> collect(part, parts));
        case Filter.Not not -> collect(not.filter(), parts);
        default -> {}
      }
    }

    private static List<String> shown(String line) {
      return READER.read(line, ZoneOffset.UTC).tokens().stream()
          .map(token ->
              token.kind()
                  + " "
                  + line.substring(token.from(), token.to())
                  + (token.condition() < 0 ? "" : " " + token.condition()))
          .toList();
    }
  }

  private static void same(String line, String json) {
    assertThat(read(line)).isEqualTo(FilterReader.read(Json.parse(json.replace('\'', '"')), ""));
  }

  private static Filter read(String line) {
    return READER.read(line, ZoneOffset.UTC).filter();
  }

  private static Problem.Unreadable refused(String line) {
    try {
      Filter filter = read(line);
      throw new AssertionError(line + " was read as " + filter);
    } catch (ProblemException e) {
      return (Problem.Unreadable) e.problem();
    }
  }
}
