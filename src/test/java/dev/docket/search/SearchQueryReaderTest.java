package dev.docket.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.docket.filter.Cursor;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Selection;
import dev.docket.filter.Walk;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryReaderTest {

  private static final RequestId BEYOND = new RequestId(5_000);

  private static final LongNode LONG = LongNode.valueOf(7);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-01T12:00:00Z"));
  private final SearchQueryReader reader = new SearchQueryReader(clock, () -> BEYOND);

  @Test
  void an_empty_body_asks_for_the_ten_newest() {
    SearchQuery query = read("{}");
    assertThat(query)
        .isEqualTo(
            new SearchQuery(
                Selection.EVERYTHING,
                Sort.DEFAULT,
                new Place.Numbered(1),
                10,
                new Walk(query.walk().asked(), clock.instant(), 5_000),
                Set.of(),
                false,
                false));
  }

  @Test
  void every_property_may_be_null_and_unknown_ones_are_ignored() {
    assertThat(
            read(
                """
                {'filter_group': null, 'q': null, 'sort_by': null, 'sort_order': null, 'page': null,
                 'per_page': null, 'include_prompt_name': null, 'cursor': null, 'include': [],
                 'metadata_cost_breakdown_key': 'user', 'explain_empty': false, 'what': {}}
                """))
        .isEqualTo(read("{}"));
  }

  @Test
  void all_that_is_asked_is_read() {
    assertThat(
            read(
                """
                {'filter_group': {'filters': [
                   {'field': 'tags', 'operator': 'contains', 'value': 'a'}]},
                 'sort_by': 'cost', 'sort_order': 'asc', 'page': 20, 'per_page': 500,
                 'include_prompt_name': true, 'include': ['error', 'previews', 'error'],
                 'allow_partial': true}
                """))
        .usingRecursiveComparison()
        .ignoringFields("walk", "selection.asked")
        .isEqualTo(
            new SearchQuery(
                new Selection(new Filter.OneOf(Field.TAGS, List.of("a")), null, null),
                new Sort(Sort.Field.COST, Sort.Order.ASC),
                new Place.Numbered(20),
                500,
                Walk.ENDLESS,
                Set.of(Include.ERROR, Include.PREVIEWS),
                true,
                true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"sort_by": "cost"}                             | /sort_order
          {"sort_order": "asc"}                           | /sort_by
          {"sort_by": "price", "sort_order": "asc"}       | /sort_by
          {"sort_by": "cost", "sort_order": "up"}         | /sort_order
          {"sort_by": "cost", "sort_order": "ASC"}        | /sort_order
          {"page": 1001}                                  | /page
          {"page": 21, "per_page": 500}                   | /page
          {"page": 2147483647, "per_page": 500}           | /page
          {"cursor": "abc"}                               | /cursor
          {"cursor": ""}                                  | /cursor
          {"cursor": 7}                                   | /cursor
          {"sort_by": "score:", "sort_order": "asc"}      | /sort_by
          {"sort_by": "relevance", "sort_order": "desc"}  | /sort_by
          {"sort_by": "relevance", "sort_order": "desc", "q": " "} | /sort_by
          {"filter_group": {"filters": 1}}                | /filter_group/filters
          """,
      quoteCharacter = '`')
  void what_cannot_be_served_is_refused(String body, String pointer) {
    assertThat(problem(body))
        .isInstanceOfSatisfying(
            Problem.Refused.class, refused -> assertThat(refused.pointer()).isEqualTo(pointer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{'page': 0}",
        "{'page': -1}",
        "{'page': 1.5}",
        "{'page': '2'}",
        "{'page': 99999999999}",
        "{'per_page': 0}",
        "{'per_page': 501}",
        "{'include_prompt_name': 'yes'}",
        "{'include': 'previews'}",
        "{'include': ['previews', 'all']}",
        "{'include': [1]}",
        "{'allow_partial': 'yes'}"
      })
  void what_is_against_the_schema_is_invalid(String body) {
    assertThat(problem(body)).isInstanceOf(Problem.Invalid.class);
  }

  @Test
  void an_explanation_is_asked_for_by_true() {
    assertThat(SearchQueryReader.explainsEmpty(Json.parse("{}"))).isFalse();
    assertThat(SearchQueryReader.explainsEmpty(Json.parse("{\"explain_empty\": true}"))).isTrue();
    assertThatThrownBy(() -> SearchQueryReader.explainsEmpty(Json.parse("{\"explain_empty\": 1}")))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void a_sort_without_order_says_which_orders_there_are() {
    assertThat(((Problem.Refused) problem("{'sort_by': 'cost'}")).allowed())
        .containsExactly("asc", "desc");
  }

  @Test
  void with_words_and_no_order_the_best_come_first() {
    assertThat(read("{'q': 'refund'}").sort()).isEqualTo(Sort.RELEVANCE);
    assertThat(read("{'q': 'refund', 'sort_by': 'cost', 'sort_order': 'asc'}").sort())
        .isEqualTo(new Sort(Sort.Field.COST, Sort.Order.ASC));
    assertThat(read("{'q': 'a', 'sort_by': 'relevance', 'sort_order': 'asc'}").sort())
        .isEqualTo(new Sort(new Sort.Relevance(), Sort.Order.ASC));
  }

  @Test
  void a_score_is_named_after_a_colon() {
    assertThat(read("{'sort_by': 'score:a:b', 'sort_order': 'desc'}").sort())
        .isEqualTo(new Sort(new Sort.Score("a:b"), Sort.Order.DESC));
  }

  @Test
  void a_range_that_ends_now_stays_where_it_was_on_the_first_page() {
    String body = "{'q': 'a', 'from': 'now-3h', 'to': 'now', 'query': 'end:<now-1h'%s}";
    SearchQuery first = read(body.formatted(""));
    Cursor cursor = first.cursorAfter(10, List.of(DoubleNode.valueOf(50), LONG, LONG));
    clock.advance(Duration.ofMinutes(7));
    SearchQuery second = read(body.formatted(", 'cursor': '" + cursor.text() + "'"));
    assertThat(second.selection()).isEqualTo(first.selection());
    assertThat(second.place())
        .isInstanceOfSatisfying(
            Place.After.class, after -> assertThat(after.cursor().text()).isEqualTo(cursor.text()));
    assertThat(second.walk()).isEqualTo(first.walk());
    assertThat(second.page()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'from': 'now-4h'%s}",
        "{'from': 'now-3h', 'to': 'now'%s}",
        "{'from': 'now-3h', 'q': 'a'%s}",
        "{'from': 'now-3h', 'sort_by': 'cost', 'sort_order': 'asc'%s}",
        "{'from': 'now-3h', 'filter_group': {'filters': [{'field': 'is_json', 'operator': 'is_true'}]}%s}"
      })
  void the_cursor_of_another_search_is_refused(String other) {
    String cursor = read("{'from': 'now-3h'}").cursorAfter(10, List.of(LONG, LONG)).text();
    assertThat(read("{'from': 'now-3h', 'per_page': 3, 'cursor': '" + cursor + "'}").perPage())
        .isEqualTo(3);
    assertThat(problem(other.formatted(", 'cursor': '" + cursor + "'")))
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            refused -> {
              assertThat(refused.pointer()).isEqualTo("/cursor");
              assertThat(refused.message()).contains("another search");
            });
  }

  @Test
  void a_cursor_excludes_a_page() {
    String cursor = read("{}").cursorAfter(10, List.of(LONG, LONG)).text();
    assertThat(((Problem.Refused) problem("{'page': 1, 'cursor': '" + cursor + "'}")).pointer())
        .isEqualTo("/page");
  }

  @Test
  void garbled_and_forged_cursors_are_refused() {
    String cursor = read("{}").cursorAfter(10, List.of(LONG, LONG)).text();
    String json = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    List<String> forged = new ArrayList<>();
    for (String[] change :
        new String[][] {
          {"[7,7]", "[7]"},
          {"[7,7]", "[7,7,7]"},
          {"[7,7]", "[\"7\",7]"},
          {"[7,7]", "[7.5,7]"},
          {"[7,7]", "[null,7]"},
          {"[7,7]", "[7,99999999999999999999]"},
          {"[7,7]", "7"},
          {"\"n\":10", "\"n\":0"},
          {"\"n\":10", "\"n\":9223372036854775807"},
          {"\"n\":10", "\"n\":\"10\""},
          {"\"b\":5000", "\"b\":1e3"},
          {"\"b\":5000", "\"b\":null"},
          {"\"v\":1", "\"v\":2"},
          {"2026-11-01T12:00:00Z", "yesterday"},
          {"2026-11-01T12:00:00Z", "+1000000000-12-31T23:59:59.999999999Z"},
          {"2026-11-01T12:00:00Z", "-1000000000-01-01T00:00:00Z"},
          {"{", "[{"},
          {"}", ""}
        }) {
      assertThat(json).contains(change[0]);
      forged.add(
          Base64.getUrlEncoder()
              .encodeToString(json.replace(change[0], change[1]).getBytes(StandardCharsets.UTF_8)));
    }
    forged.addAll(List.of("ä", "====", "e30", cursor + "A", cursor.repeat(20), "\\u0000"));
    for (String text : forged) {
      assertThat(problem("{'cursor': '" + text + "'}"))
          .as(text)
          .isInstanceOfSatisfying(
              Problem.Refused.class, refused -> assertThat(refused.pointer()).isEqualTo("/cursor"));
    }
  }

  @Test
  void a_cursor_is_short_and_says_nothing_of_what_was_asked() {
    String cursor =
        read("{'q': 'secret', 'from': 0, 'to': '9999-01-01T00:00:00.123456789Z'}")
            .cursorAfter(
                Integer.MAX_VALUE,
                List.of(
                    DoubleNode.valueOf(1e-300),
                    LongNode.valueOf(Long.MIN_VALUE),
                    LongNode.valueOf(Long.MIN_VALUE)))
            .text();
    assertThat(cursor).hasSizeLessThan(400);
    assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8))
        .doesNotContain("secret");
  }

  private Problem problem(String body) {
    ProblemException[] thrown = new ProblemException[1];
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(ProblemException.class, e -> thrown[0] = e);
    return thrown[0].problem();
  }

  private SearchQuery read(String body) {
    return reader.read(Json.parse(body.replace('\'', '"')));
  }
}
