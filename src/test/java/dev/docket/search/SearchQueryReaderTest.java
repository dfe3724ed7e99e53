package dev.docket.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Selection;
import dev.docket.filter.SelectionReader;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryReaderTest {

  private final SearchQueryReader reader =
      new SearchQueryReader(new SelectionReader(InstantSource.fixed(Instant.EPOCH)));

  @Test
  void an_empty_body_asks_for_the_ten_newest() {
    assertThat(read("{}"))
        .isEqualTo(new SearchQuery(Selection.EVERYTHING, Sort.DEFAULT, 1, 10, false));
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
                 'include_prompt_name': true}
                """))
        .isEqualTo(
            new SearchQuery(
                new Selection(new Filter.OneOf(Field.TAGS, List.of("a")), null, null),
                new Sort(Sort.Field.COST, Sort.Order.ASC),
                20,
                500,
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
          {"include": ["previews"]}                       | /include
          {"allow_partial": true}                         | /allow_partial
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
        "{'include_prompt_name': 'yes'}"
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
