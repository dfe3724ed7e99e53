package dev.docket.analytics.breakdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.analytics.Dimension;
import dev.docket.analytics.PagingReader;
import dev.docket.filter.Field;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakdownReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private static final Breakdown PAGE =
      new Breakdown(
          9,
          0,
          new Breakdown.Distinct(4, false),
          List.of(
              new Breakdown.Item(
                  "7", 9, 0, 0, 0, 0, OptionalDouble.of(1), OptionalDouble.of(1), NOW, NOW)),
          null,
          true,
          "7");

  private static BreakdownQuestion read(String body) {
    return read(NOW, Json.parse(body));
  }

  private static BreakdownQuestion read(Instant now, JsonNode body) {
    return new BreakdownReader(
            new PagingReader(InstantSource.fixed(now), () -> new RequestId(5_000)))
        .read(body);
  }

  @Test
  void most_requests_come_first_unless_something_else_is_asked_for() {
    BreakdownQuestion question = read("{\"by\":{\"field\":\"engine\"}}");
    assertThat(question.by()).isEqualTo(new Dimension.OfField(Field.ENGINE));
    assertThat(question.order())
        .isEqualTo(new BreakdownQuestion.Order(BreakdownSort.REQUESTS, true));
    assertThat(question.paging().perPage()).isEqualTo(20);
    assertThat(question.paging().continues()).isFalse();
    assertThat(read("{\"by\":{\"metadata_key\":\"\"},\"sort_by\":\"value\"}").order())
        .isEqualTo(new BreakdownQuestion.Order(BreakdownSort.VALUE, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | ''",
        "{} | /by",
        "{'by': 'engine'} | /by",
        "{'by': {}} | /by",
        "{'by': {'field': 'engine', 'metadata_key': 'k'}} | /by",
        "{'by': {'fields': 'engine'}} | /by",
        "{'by': {'field': 'cost'}} | /by/field",
        "{'by': {'field': 7}} | /by/field",
        "{'by': {'metadata_key': 7}} | /by/metadata_key",
        "{'by': {'field': 'engine'}, 'search': 7} | /search",
        "{'by': {'field': 'group_id'}, 'search': 'x'} | /search",
        "{'by': {'field': 'prompt_version_number'}, 'search': '1'} | /search",
        "{'by': {'field': 'engine'}, 'per_page': 0} | /per_page",
        "{'by': {'field': 'engine'}, 'page': 1} | /page",
        "{'by': {'field': 'engine'}, 'cursor': 'x'} | /cursor",
        "{'by': {'field': 'engine'}, 'sort_by': 'engine'} | /sort_by",
        "{'by': {'field': 'engine'}, 'sort_order': 'DESC'} | /sort_order",
      })
  void what_is_wrong_is_pointed_to(String body, String pointer) {
    assertThatThrownBy(() -> read(body.replace('\'', '"')))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat(
                        switch (refused.problem()) {
                          case Problem.Invalid invalid -> invalid.pointer();
                          case Problem.Refused told -> told.pointer();
                          default -> "none";
                        })
                    .isEqualTo(pointer));
  }

  @Test
  void a_search_and_a_key_have_a_length() {
    assertThatThrownBy(
            () -> read("{\"by\":{\"field\":\"engine\"},\"search\":\"" + "a".repeat(101) + "\"}"))
        .hasMessageContaining("100 characters");
    assertThatThrownBy(() -> read("{\"by\":{\"metadata_key\":\"" + "a".repeat(1_025) + "\"}}"))
        .hasMessageContaining("1,024 characters");
  }

  @Test
  void a_cursor_goes_on_with_what_was_asked_first_and_with_nothing_else() {
    ObjectNode body =
        (ObjectNode) Json.parse("{\"by\":{\"field\":\"group_id\"},\"from\":\"now-3h\"}");
    BreakdownQuestion first = read(NOW, body);
    body.put("cursor", first.next(PAGE, "7").paging().cursor().text());
    BreakdownQuestion next = read(NOW.plus(Duration.ofHours(1)), body);
    assertThat(next.selected()).isEqualTo(first.selected());
    assertThat(next.paging().place()).isEqualTo("7");
    assertThat(next.paging().walk().below()).isEqualTo(5_000);
    assertThat(next.known()).contains(new Breakdown.Distinct(4, false));
    body.put("search", "1");
    assertThatThrownBy(() -> read(NOW, body)).hasMessageContaining("another search");
    body.remove("search");
    body.put("cursor", first.next(PAGE, "seven").paging().cursor().text());
    assertThatThrownBy(() -> read(NOW, body)).hasMessageContaining("no cursor");
  }
}
