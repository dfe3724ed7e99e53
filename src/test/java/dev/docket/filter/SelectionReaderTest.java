package dev.docket.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-10T09:30:00Z");

  private final SelectionReader reader = new SelectionReader(InstantSource.fixed(NOW));

  @Test
  void nothing_asked_is_everything() {
    assertThat(read("{'page': 3}")).isEqualTo(Selection.EVERYTHING);
    assertThat(Selection.EVERYTHING.whole()).isEqualTo(new Filter.Everything());
  }

  @ParameterizedTest
  @CsvSource({
    "now, 2026-11-10T09:30:00Z",
    "now-3h, 2026-11-10T06:30:00Z",
    "now-90s, 2026-11-10T09:28:30Z",
    "now-7d/d, 2026-11-02T23:00:00Z",
    "now/d, 2026-11-09T23:00:00Z",
    "now-2w, 2026-10-27T09:30:00Z",
    "2026-11-01, 2026-11-01T00:00:00Z",
    "2026-11-01T08:00:00+02:00, 2026-11-01T06:00:00Z",
  })
  void from_takes_times_and_times_before_now(String from, Instant expected) {
    assertThat(read("{'from': '%s', 'time_zone': 'Europe/Berlin'}".formatted(from)).from())
        .isEqualTo(expected);
  }

  @Test
  void the_range_includes_its_beginning_and_not_its_end() {
    assertThat(read("{'from': 'now-1h', 'to': 'now'}").whole())
        .isEqualTo(
            new Filter.TimeRange(
                Field.REQUEST_START_TIME, Range.halfOpen(NOW.minusSeconds(3_600), NOW)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'query': 'modle:x'}",
        "{'query': 7}",
        "{'from': 'then'}",
        "{'from': 'now-9999999d'}",
        "{'to': {}}",
        "{'from': 'now', 'to': 'now-1h'}",
        "{'time_zone': 'Mars/Base'}",
        "{'time_zone': 1}"
      })
  void what_cannot_be_served_is_refused(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'q': null}", "{'q': ''}", "{'query': null}"})
  void what_is_not_asked_is_no_fault(String body) {
    assertThat(read(body)).isEqualTo(Selection.EVERYTHING);
  }

  @Test
  void all_that_is_asked_must_hold_and_is_said_in_one_line() {
    Selection selection =
        read(
            "{'filter_group': {'field': 'tags', 'operator': 'contains', 'value': 'a'},"
                + " 'query': 'late model:m OR -cost:>5', 'q': 'refund', 'from': 'now-1h'}");
    assertThat(selection.text())
        .isEqualTo("tag:a (late model:m OR -cost:>5) refund start:>=2026-11-10T08:30:00Z");
    assertThat(
            new QueryReader(InstantSource.fixed(NOW))
                .read(selection.text(), ZoneOffset.UTC)
                .filter())
        .isEqualTo(selection.whole());
    assertThat(selection.asked().conditions())
        .extracting(
            condition -> QueryPrinter.print(condition.leaf()), Located::pointer, Located::from)
        .containsExactly(
            tuple("tag:a", "/filter_group", -1),
            tuple("late", "/query", 0),
            tuple("model:m", "/query", 5),
            tuple("-cost:>5", "/query", 16),
            tuple("refund", "/q", -1));
  }

  @Test
  void one_budget_is_for_all_that_a_call_asks() {
    String group = "{'field': 'tags', 'operator': 'contains', 'value': 'a'}";
    String groups = (group + ", ").repeat(249) + group;
    String lines = "tag:b ".repeat(250);
    assertThat(read("{'filter_group': {'filters': [%s]}, 'query': '%s'}".formatted(groups, lines)))
        .isNotNull();
    assertThatThrownBy(() ->
            read(
                "{'filter_group': {'filters': [%s]}, 'query': '%s', 'q': 'one more'}"
                    .formatted(groups, lines)))
        .hasMessageContaining("500 conditions");
    assertThatThrownBy(
            () -> read("{'query': '%s', 'q': '%s'}".formatted("w ".repeat(60), "v ".repeat(5))))
        .hasMessageContaining("64 words");
  }

  private Selection read(String body) {
    return reader.read(Json.parse(body.replace('\'', '"')));
  }
}
