package dev.docket.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Filter.And;
import dev.docket.filter.Filter.Everything;
import dev.docket.filter.Filter.Has;
import dev.docket.filter.Filter.HasKey;
import dev.docket.filter.Filter.HasShape;
import dev.docket.filter.Filter.KeyContains;
import dev.docket.filter.Filter.KeyNumber;
import dev.docket.filter.Filter.KeyOneOf;
import dev.docket.filter.Filter.Not;
import dev.docket.filter.Filter.NumberRange;
import dev.docket.filter.Filter.OneOf;
import dev.docket.filter.Filter.Or;
import dev.docket.filter.Filter.TimeRange;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.OutputShape;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterReaderTest {

  @Nested
  class Groups {

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{'filters': []}", "{'logic': null, 'filters': null}"})
    void without_conditions_are_true_of_everything(String json) {
      assertThat(read(json)).isEqualTo(new Everything());
    }

    @Test
    void are_and_unless_they_say_or() {
      String pair = "'filters': [%s, %s]".formatted(STATUS, MODEL);
      assertThat(read("{" + pair + "}")).isEqualTo(new And(List.of(status(), model())));
      assertThat(read("{'logic': 'OR', " + pair + "}"))
          .isEqualTo(new Or(List.of(status(), model())));
    }

    @Test
    void within_groups_are_read_and_simplified() {
      assertThat(
              read(
                  "{'filters': [{'logic': 'OR', 'filters': [%s]}, {'filters': [%s, {}]}, %s]}"
                      .formatted(STATUS, MODEL, MODEL)))
          .isEqualTo(new And(List.of(status(), model())));
    }

    @Test
    void a_single_condition_stands_for_a_group() {
      assertThat(read(STATUS)).isEqualTo(status());
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            []                                                      | /f
            {'logic': 'XOR'}                                        | /f/logic
            {'filters': {}}                                         | /f/filters
            {'filters': [7]}                                        | /f/filters/0
            {'filters': [{'filters': [{'logic': 1}]}]}              | /f/filters/0/filters/0/logic
            {'field': 'status', 'filters': []}                      | /f
            {'filters': [{'operator': 'is', 'field': 7}]}           | /f/filters/0/field
            """,
        quoteCharacter = '`')
    void that_are_wrong_are_refused_where_they_are(String json, String pointer) {
      assertThat(refused(json).pointer()).isEqualTo(pointer);
    }

    @Test
    void may_be_ten_deep_and_no_more() {
      assertThat(read(nested(10))).isEqualTo(status());
      assertThat(refused(nested(11)).message()).contains("10 deep");
    }

    private static String nested(int depth) {
      return depth == 0 ? STATUS : "{'filters': [" + nested(depth - 1) + "]}";
    }
  }

  @Nested
  class Limited {

    @Test
    void to_500_conditions() {
      assertThat(refused(times(501, STATUS)).message()).contains("500 conditions");
    }

    @Test
    void to_500_groups() {
      assertThat(refused(times(10_000, "{}")).message()).contains("500 groups");
    }

    @Test
    void to_1000_values_in_a_list() {
      ObjectNode condition = condition("tags", "in");
      ArrayNode values = condition.putArray("value");
      for (int i = 0; i < 100_000; i++) {
        values.add("t" + i);
      }
      Problem.Refused problem = refused(condition);
      assertThat(problem.message()).contains("1,000 values");
      assertThat(problem.pointer()).isEqualTo("/f/value");
    }

    @ParameterizedTest
    @CsvSource({
      "input_text, contains, 2000",
      "input_text, starts_with, 250",
      "output_text, ends_with, 250",
      "engine, is, 2000",
      "metadata, key_contains, 1000",
      "metadata, key_starts_with, 1000",
      "metadata, key_equals, 65536",
    })
    void to_texts_of_a_length(String field, String operator, int limit) {
      ObjectNode condition = condition(field, operator).put("nested_key", "k");
      assertThat(FilterReader.read(condition.put("value", "x".repeat(limit)), "/f")).isNotNull();
      assertThat(refused(condition.put("value", "x".repeat(limit + 1))).message())
          .contains("%,d characters".formatted(limit));
      assertThat(refused(condition.put("value", "x".repeat(1 << 20))).message())
          .contains("%,d characters".formatted(limit));
    }

    @Test
    void an_emoji_within_a_value_counts_as_one() {
      ObjectNode condition = condition("metadata", "key_contains").put("nested_key", "k");
      assertThat(FilterReader.read(condition.put("value", "😀".repeat(1_000)), "/f")).isNotNull();
      assertThat(refused(condition.put("value", "😀".repeat(1_001))).pointer())
          .isEqualTo("/f/value");
    }

    @Test
    void to_5000_characters_to_search_for_in_all() {
      String one =
          "{'field': 'metadata', 'nested_key': 'k', 'operator': 'key_contains', 'value': '%s'}"
              .formatted("x".repeat(999));
      assertThat(read(times(5, one))).isNotNull();
      assertThat(refused(times(6, one)).message()).contains("5,000 characters");
    }

    @Test
    void to_1000_conditions_and_words_in_all() {
      ObjectNode condition = condition("input_text", "contains");
      assertThat(FilterReader.read(condition.put("value", "中".repeat(1_000)), "/f")).isNotNull();
      assertThat(refused(condition.put("value", "中".repeat(1_001))).message())
          .contains("1,000 conditions and searched words");
    }

    @Test
    void to_keys_of_1024_characters() {
      ObjectNode condition =
          condition("metadata", "key_exists").put("nested_key", "k".repeat(1_025));
      assertThat(refused(condition).pointer()).isEqualTo("/f/nested_key");
    }

    private static String times(int count, String filter) {
      return "{'filters': ["
          + String.join(",", java.util.Collections.nCopies(count, filter))
          + "]}";
    }
  }

  @Nested
  class Operators {

    @ParameterizedTest
    @EnumSource(
        value = Field.class,
        mode = EnumSource.Mode.EXCLUDE,
        names = {"USER_INTENT", "AGENT_INTENT"})
    void of_each_field_are_those_of_its_kind(Field field) {
      for (Operator operator : Operator.values()) {
        ObjectNode condition = example(field, operator);
        if (field.kind().operators().contains(operator)) {
          Filter filter = FilterReader.read(condition, "/f");
          assertThat(filter instanceof Not).isEqualTo(operator.isNegative());
        } else {
          Problem.Refused problem = refused(condition);
          assertThat(problem.message()).contains("`" + field.wireName() + "`");
          assertThat(problem.pointer()).isEqualTo("/f/operator");
          assertThat(problem.allowed())
              .isNotEmpty()
              .doesNotContain(operator.wireName())
              .hasSameSizeAs(field.kind().operators());
        }
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_intent", "agent_intent"})
    void of_intents_are_not_supported(String field) {
      Problem.Refused problem = refused(condition(field, "is").put("value", "refusal"));
      assertThat(problem.message()).isEqualTo("`%s` is not supported by Docket.".formatted(field));
      assertThat(problem.pointer()).isEqualTo("/f/field");
    }

    @Test
    void an_unknown_field_is_answered_with_all_that_there_are() {
      assertThat(refused(condition("modle", "is")).allowed())
          .contains("engine", "metadata", "scores")
          .doesNotContain("user_intent");
    }

    @Test
    void a_negative_one_denies_its_positive() {
      assertThat(read("{'field': 'status', 'operator': 'is_not', 'value': 'ERROR'}"))
          .isEqualTo(new Not(status()));
      assertThat(read("{'field': 'tags', 'operator': 'is_empty'}"))
          .isEqualTo(new Not(new Has(Field.TAGS)));
      assertThat(read("{'field': 'is_json', 'operator': 'is_false'}"))
          .isEqualTo(new Not(new HasShape(OutputShape.JSON)));
    }

    private static ObjectNode example(Field field, Operator operator) {
      ObjectNode condition =
          condition(field.wireName(), operator.wireName()).put("nested_key", "k");
      if (operator.positive() == Operator.BETWEEN) {
        condition.putArray("value").add(1).add(2);
      } else {
        condition.put("value", 1);
      }
      return condition;
    }
  }

  @Nested
  class Values {

    @ParameterizedTest
    @ValueSource(strings = {"42", "'42'"})
    void of_metadata_match_as_strings_and_as_numbers(String value) {
      assertThat(read(key("metadata", "key_equals", value)))
          .isEqualTo(new KeyOneOf(Field.METADATA, "k", List.of("42")));
    }

    @Test
    void of_metadata_may_be_booleans_and_numbers_as_written() {
      assertThat(read(key("metadata", "in", "[false, 1.50, 123456789012345678901234567890, '']")))
          .isEqualTo(
              new KeyOneOf(
                  Field.METADATA,
                  "k",
                  List.of("false", "1.50", "123456789012345678901234567890", "")));
    }

    @Test
    void a_single_value_stands_for_a_list() {
      assertThat(read("{'field': 'tags', 'operator': 'in', 'value': 'a'}"))
          .isEqualTo(new OneOf(Field.TAGS, List.of("a")));
    }

    @Test
    void numbers_may_be_strings() {
      assertThat(read("{'field': 'cost', 'operator': 'between', 'value': ['0.1', 2]}"))
          .isEqualTo(new NumberRange(Field.COST, Range.closed(0.1, 2.0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "'7'", "7.0"})
    void ids_may_be_numbers_or_strings(String value) {
      assertThat(read("{'field': 'pl_id', 'operator': 'eq', 'value': %s}".formatted(value)))
          .isEqualTo(new OneOf(Field.PL_ID, List.of("7")));
    }

    @Test
    void keys_may_be_any_text() {
      for (String key : List.of("", "a.b", "a=b", "\u001f", "\u0000", "\ud800", "😀", "k\"*?\\")) {
        assertThat(
                FilterReader.read(condition("metadata", "key_exists").put("nested_key", key), ""))
            .isEqualTo(new HasKey(Field.METADATA, key));
      }
    }

    @Test
    void nested_is_empty_without_a_key_means_no_key_at_all() {
      assertThat(read("{'field': 'metadata', 'operator': 'is_empty'}"))
          .isEqualTo(new Not(new Has(Field.METADATA)));
      assertThat(read(key("metadata", "is_empty", "null")))
          .isEqualTo(new Not(new HasKey(Field.METADATA, "k")));
    }

    @Test
    void scores_are_numbers_under_names() {
      assertThat(read(key("scores", "gte", "90")))
          .isEqualTo(new KeyNumber(Field.SCORES, "k", Range.above(90.0, true)));
      assertThat(read(key("output", "key_contains", "'x'")))
          .isEqualTo(new KeyContains(Field.OUTPUT, "k", "x"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            {'field': 'engine', 'operator': 'is'}                                         | /f/value
            {'field': 'engine', 'operator': 'is', 'value': null}                          | /f/value
            {'field': 'engine', 'operator': 'is', 'value': ['a']}                         | /f/value
            {'field': 'engine', 'operator': 'in', 'value': []}                            | /f/value
            {'field': 'engine', 'operator': 'in', 'value': ['a', {}]}                     | /f/value/1
            {'field': 'cost', 'operator': 'gt', 'value': 'much'}                          | /f/value
            {'field': 'cost', 'operator': 'gt', 'value': 1e999}                           | /f/value
            {'field': 'cost', 'operator': 'gt', 'value': true}                            | /f/value
            {'field': 'cost', 'operator': 'between', 'value': 3}                          | /f/value
            {'field': 'cost', 'operator': 'between', 'value': [1, 2, 3]}                  | /f/value
            {'field': 'cost', 'operator': 'between', 'value': [1, 'x']}                   | /f/value/1
            {'field': 'pl_id', 'operator': 'is', 'value': 1.5}                            | /f/value
            {'field': 'pl_id', 'operator': 'is', 'value': 1e999999999}                    | /f/value
            {'field': 'pl_id', 'operator': 'is', 'value': 1e2147483647}                   | /f/value
            {'field': 'pl_id', 'operator': 'is', 'value': 1e-999999999}                   | /f/value
            {'field': 'pl_id', 'operator': 'is', 'value': -3}                             | /f/value
            {'field': 'pl_id', 'operator': 'in', 'value': [1, 'x']}                       | /f/value/1
            {'field': 'request_start_time', 'operator': 'is', 'value': 'soon'}            | /f/value
            {'field': 'request_start_time', 'operator': 'is', 'value': '2026-02-30'}      | /f/value
            {'field': 'request_start_time', 'operator': 'is', 'value': 1e300}             | /f/value
            {'field': 'input_text', 'operator': 'contains', 'value': ''}                  | /f/value
            {'field': 'metadata', 'operator': 'key_equals', 'value': 'x'}                 | /f/nested_key
            {'field': 'metadata', 'operator': 'key_equals', 'value': 1, 'nested_key': 1}  | /f/nested_key
            {'field': 'metadata', 'operator': 'key_equals', 'value': {}, 'nested_key':'k'}| /f/value
            {'field': 'scores', 'operator': 'gt', 'value': 1}                             | /f/nested_key
            """)
    void that_do_not_fit_are_refused_where_they_are(String json, String pointer) {
      assertThat(refused(json).pointer()).isEqualTo(pointer);
    }

    private static String key(String field, String operator, String value) {
      return "{'field': '%s', 'operator': '%s', 'value': %s, 'nested_key': 'k'}"
          .formatted(field, operator, value);
    }
  }

  @Nested
  class Times {

    @ParameterizedTest
    @CsvSource({
      "1762000000, 2025-11-01T12:26:40Z",
      "1762000000.5, 2025-11-01T12:26:40.500Z",
      "1762000000123, 2025-11-01T12:26:40.123Z",
      "'''1762000000''', 2025-11-01T12:26:40Z",
      "'''2025-11-01T12:26:40Z''', 2025-11-01T12:26:40Z",
      "'''2025-11-01T12:26:40.123456789z''', 2025-11-01T12:26:40.123456789Z",
      "'''2025-11-01T13:26:40+01:00''', 2025-11-01T12:26:40Z",
      "'''2025-11-01 13:26:40+0100''', 2025-11-01T12:26:40Z",
      "'''2025-11-01T12:26''', 2025-11-01T12:26:00Z",
    })
    void are_read_in_all_usual_forms(String value, Instant expected) {
      assertThat(time("is", value)).isEqualTo(Range.exactly(expected));
    }

    @Test
    void a_date_is_that_utc_day() {
      Instant first = Instant.parse("2026-11-01T00:00:00Z");
      Instant third = Instant.parse("2026-11-03T00:00:00Z");
      assertThat(time("is", "'2026-11-01'"))
          .isEqualTo(Range.halfOpen(first, Instant.parse("2026-11-02T00:00:00Z")));
      assertThat(time("between", "['2026-11-01', '2026-11-02']"))
          .isEqualTo(Range.halfOpen(first, third));
      assertThat(time("after", "'2026-11-01'")).isEqualTo(Range.above(first, false));
      assertThat(time("before", "'2026-11-01'")).isEqualTo(Range.below(first, false));
    }

    private static Range<Instant> time(String operator, String value) {
      return ((TimeRange)
              read(
                  "{'field': 'request_start_time', 'operator': '%s', 'value': %s}"
                      .formatted(operator, value)))
          .range();
    }
  }

  private static final String STATUS =
      "{'field': 'status', 'operator': 'is', 'value': 'ERROR', 'later': 1}";
  private static final String MODEL =
      "{'field': 'engine', 'operator': 'in', 'value': ['gpt-4o', 'o3', 'o3']}";

  private static Filter status() {
    return new OneOf(Field.STATUS, List.of("ERROR"));
  }

  private static Filter model() {
    return new OneOf(Field.ENGINE, List.of("gpt-4o", "o3"));
  }

  private static ObjectNode condition(String field, String operator) {
    return Json.object().put("field", field).put("operator", operator);
  }

  private static Filter read(String json) {
    return FilterReader.read(Json.parse(json.replace('\'', '"')), "/f");
  }

  private static Problem.Refused refused(String json) {
    return refused(Json.parse(json.replace('\'', '"')));
  }

  private static Problem.Refused refused(JsonNode filter) {
    ProblemException[] thrown = new ProblemException[1];
    assertThatThrownBy(() -> FilterReader.read(filter, "/f"))
        .isInstanceOfSatisfying(ProblemException.class, e -> thrown[0] = e);
    assertThat(thrown[0].problem()).isInstanceOf(Problem.Refused.class);
    return (Problem.Refused) thrown[0].problem();
  }
}
