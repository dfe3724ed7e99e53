package dev.docket.analytics.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.analytics.Dimension;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Range;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContrastReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Filter SLOW =
      new Filter.NumberRange(
          Field.LATENCY_MS, new Range<>(new Range.Bound<>(2_000.0, false), null));

  private static ContrastQuery read(String body) {
    return new ContrastReader(InstantSource.fixed(NOW)).read(Json.parse(body));
  }

  private static Problem refused(String body) {
    try {
      read(body);
    } catch (ProblemException e) {
      return e.problem();
    }
    throw new AssertionError("was read: " + body);
  }

  private static void refused(String body, String pointer, String part) {
    assertThat(refused(body))
        .isInstanceOfSatisfying(
            Problem.Invalid.class,
            problem -> {
              assertThat(problem.pointer()).isEqualTo(pointer);
              assertThat(problem.message()).contains(part);
            });
  }

  @Test
  void all_is_compared_unless_something_else_is_said() {
    ContrastQuery query = read("{\"a\": {}}");
    assertThat(query.dimensions()).hasSize(Dimension.OfField.NAMES.size());
    assertThat(query.frequentKeys()).isTrue();
    assertThat(query.limit()).isEqualTo(20);
    assertThat(query.minRequests()).isEqualTo(5);
  }

  @Test
  void without_b_it_is_the_rest_between_from_and_to() {
    Filter day =
        new Filter.TimeRange(
            Field.REQUEST_START_TIME, Range.halfOpen(NOW.minus(Duration.ofDays(1)), NOW));
    Sides sides =
        read("{\"a\": {\"query\": \"latency:>2s\", \"from\": \"now-1d\", \"to\": \"now\"}, \"b\": null}")
            .sides();
    assertThat(((Filter.And) sides.a()).all()).containsExactlyInAnyOrder(SLOW, day);
    assertThat(sides.b()).isEqualTo(new Filter.And(List.of(new Filter.Not(SLOW), day)));
    assertThat(sides.either()).isEqualTo(day);
    Sides always = read("{\"a\": {\"query\": \"latency:>2s\"}}").sides();
    assertThat(always.b()).isEqualTo(new Filter.Not(SLOW));
    assertThat(always.either()).isEqualTo(new Filter.Everything());
    assertThat(read("{\"a\": {}}").sides().b()).isEqualTo(new Filter.Nothing());
  }

  @Test
  void both_sides_may_be_given() {
    Sides sides =
        read("{\"a\": {\"query\": \"latency:>2s\"}, \"b\": {\"query\": \"tag:x\"}}").sides();
    Filter tag = new Filter.OneOf(Field.TAGS, List.of("x"));
    assertThat(sides).isEqualTo(new Sides(SLOW, tag, new Filter.Or(List.of(SLOW, tag))));
  }

  @Test
  void dimensions_and_keys_restrict() {
    ContrastQuery tags = read("{\"a\": {}, \"dimensions\": [\"tags\"]}");
    assertThat(tags.dimensions()).containsExactly(new Dimension.OfField(Field.TAGS));
    assertThat(tags.frequentKeys()).isFalse();
    ContrastQuery metadata = read("{\"a\": {}, \"dimensions\": [\"metadata\"]}");
    assertThat(metadata.dimensions()).isEmpty();
    assertThat(metadata.frequentKeys()).isTrue();
    ContrastQuery keys = read("{\"a\": {}, \"dimensions\": [], \"keys\": [\"a\", \"b\", \"a\"]}");
    assertThat(keys.dimensions())
        .containsExactly(new Dimension.OfKey("a"), new Dimension.OfKey("b"));
    assertThat(keys.frequentKeys()).isFalse();
    assertThat(read("{\"a\": {}, \"keys\": []}").dimensions())
        .hasSize(Dimension.OfField.NAMES.size());
  }

  @Test
  void what_is_wrong_is_said_where_it_is() {
    refused("[]", "", "object");
    refused("{}", "/a", "`a` is a JSON object");
    refused("{\"a\": \"x\"}", "/a", "selection");
    refused("{\"a\": {}, \"b\": []}", "/b", "`b` is a JSON object");
    refused("{\"a\": {}, \"c\": {}}", "/c", "did you mean a?");
    refused("{\"a\": {\"qurey\": \"\"}}", "/a/qurey", "did you mean query?");
    refused("{\"a\": {}, \"b\": {\"time_zone\": \"x\"}}", "/b/time_zone", "IANA");
    refused("{\"a\": {}, \"dimensions\": [\"tags\", \"modle\"]}", "/dimensions/1", "engine");
    refused("{\"a\": {}, \"dimensions\": \"tags\"}", "/dimensions", "list of up to 18 texts");
    refused("{\"a\": {}, \"dimensions\": [1]}", "/dimensions", "list");
    refused("{\"a\": {}, \"keys\": [\"\", null]}", "/keys", "list of up to 20 texts");
    refused("{\"a\": {}, \"keys\": [\"%s\"]}".formatted("k".repeat(1_025)), "/keys/0", "1,024");
    refused("{\"a\": {}, \"limit\": 101}", "/limit", "from 1 to 100");
    refused("{\"a\": {}, \"min_requests\": 0}", "/min_requests", "from 1 on");
  }

  @Test
  void faults_of_a_filter_or_a_line_keep_their_sort() {
    assertThat(refused("{\"a\": {\"filter_group\": {\"field\": \"nobody\"}}}"))
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            problem -> assertThat(problem.pointer()).startsWith("/a/filter_group"));
    assertThat(refused("{\"a\": {}, \"b\": {\"query\": \"latency:(\"}}"))
        .isInstanceOfSatisfying(
            Problem.Unreadable.class,
            problem -> assertThat(problem.pointer()).isEqualTo("/b/query"));
  }

  @Test
  void the_limits_of_a_filter_are_those_of_both_sides_together() {
    String half = "{\"query\": \"%s\"}".formatted("tag:x-y OR ".repeat(300) + "tag:z");
    assertThat(read("{\"a\": %s}".formatted(half)).sides().a()).isInstanceOf(Filter.Or.class);
    assertThatThrownBy(() -> read("{\"a\": %s, \"b\": %s}".formatted(half, half)))
        .hasMessageContaining("500 conditions");
  }
}
