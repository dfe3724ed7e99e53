package dev.docket.analytics.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.analytics.BucketLabels;
import dev.docket.analytics.Dimension;
import dev.docket.analytics.Interval;
import dev.docket.analytics.TimeBuckets;
import dev.docket.analytics.overview.Overview.Pair;
import dev.docket.analytics.overview.Overview.Tool;
import dev.docket.analytics.overview.Overview.Top;
import dev.docket.analytics.overview.Overview.Used;
import dev.docket.filter.Filter;
import dev.docket.json.Json;
import dev.docket.requests.OutputShape;
import dev.docket.requests.Status;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OverviewJsonTest {

  private static final OverviewQuestion QUESTION = question(null);

  private static final Slot BOTH = new Slot(2, 2_500, new Slot.Percentiles(1_000, 1_500, 1_500));
  private static final Slot ONE = new Slot(1, 1_000, new Slot.Percentiles(1_000, 1_000, 1_000));
  private static final Slot NONE = new Slot(0, 0, null);

  private static OverviewQuestion question(Dimension.@Nullable OfKey key) {
    return new OverviewQuestion(
        new Filter.Everything(), new TimeBuckets.Asked(null, ZoneOffset.UTC, null, null), key);
  }

  private static TimeBuckets buckets(String interval, String zone, String first, String last) {
    return TimeBuckets.covering(
        Interval.named(interval).orElseThrow(),
        ZoneId.of(zone),
        Instant.parse(first),
        Instant.parse(last));
  }

  private static <T> Top<T> top(List<T> items) {
    return new Top<>(items, true);
  }

  private static Overview example() {
    return new Overview(
        buckets("1d", "UTC", "2026-11-20T10:00:00Z", "2026-11-21T10:00:00Z"),
        List.of(
            new Bucket(
                BOTH,
                0.75,
                new Bucket.Tokens(200, 40, 50, 10),
                Map.of(Status.SUCCESS, 1L, Status.ERROR, 1L),
                Map.of(OutputShape.TOOL_CALL, 1L, OutputShape.PLAIN_TEXT, 1L),
                new Bucket.Turns(3, 1, 1L),
                1),
            new Bucket(
                NONE,
                0,
                new Bucket.Tokens(0, 0, 0, 0),
                Map.of(),
                Map.of(),
                new Bucket.Turns(0, 0, null),
                0)),
        new Overview.Lines(
            List.of(new Line("gpt-4o", List.of(BOTH, NONE))),
            List.of(new Line("openai", List.of(BOTH, NONE))),
            List.of(new Line("17", List.of(ONE, NONE)))),
        lists());
  }

  private static Overview.Lists lists() {
    return new Overview.Lists(
        top(List.of(new Used("gpt-4o", 2))),
        top(List.of(new Share("openai", null, 2, 0.75, 200, 40))),
        top(
            List.of(
                new Share("17", "support-reply", 1, 0.5, 100, 20),
                new Share(Share.prompt("triage"), "triage", 1, 0.25, 100, 20))),
        top(List.of(new Share("production", null, 2, 0.75, 200, 40))),
        top(List.of(new Used("PROVIDER_TIMEOUT", 1))),
        top(List.of(new Used("customer", 2))),
        top(List.of(new Used("tool_calls.function.name", 1))),
        top(List.of(new Tool("find_order", 1, 1_500, 1_500, 1_500))),
        top(
            List.of(
                new Pair("customer", "acme", 1, 0.5), new Pair("customer", "globex", 1, 0.25))));
  }

  /// The example of the API's description is the golden file.
  @Test
  void it_has_exactly_the_documented_shape() throws IOException {
    try (InputStream in = OverviewJson.class.getResourceAsStream("/openapi/openapi.json")) {
      JsonNode documented =
          Json.parse(Objects.requireNonNull(in).readAllBytes())
              .at("/components/schemas/Analytics/examples/0");
      JsonNode answer = Json.parse(Json.text(OverviewJson.of(example(), QUESTION)));
      assertThat(answer).isEqualTo(documented);
      assertThat(answer.fieldNames())
          .toIterable()
          .containsExactlyElementsOf(documented::fieldNames);
    }
  }

  @Test
  void under_one_key_a_pair_is_called_by_its_value() {
    JsonNode answer = OverviewJson.of(example(), question(new Dimension.OfKey("customer")));
    assertThat(answer.get("metadataValueBreakdown").findValuesAsText("label"))
        .containsExactly("acme", "globex");
  }

  @Test
  void buckets_within_a_day_are_labelled_by_the_clocks_of_the_zone() {
    TimeBuckets hours =
        buckets("1h", "Asia/Kolkata", "2026-11-20T10:00:00Z", "2026-11-20T10:10:00Z");
    assertThat(new BucketLabels(hours).of(0)).isEqualTo("Nov 20, 15:00");
    assertThat(hours.key(0)).isEqualTo("2026-11-20T09:30:00Z");
    TimeBuckets seconds = buckets("5s", "UTC", "2026-11-20T10:00:07Z", "2026-11-20T10:00:08Z");
    assertThat(new BucketLabels(seconds).of(0)).isEqualTo("Nov 20, 10:00:05");
    TimeBuckets minutes = buckets("15m", "UTC", "2026-11-20T10:00:07Z", "2026-11-20T10:00:08Z");
    assertThat(new BucketLabels(minutes).of(0)).isEqualTo("Nov 20, 10:00");
  }

  @Test
  void lists_that_may_be_wrong_are_named() {
    Overview.Lists lists = lists();
    Overview.Lists uncertain =
        new Overview.Lists(
            lists.models(),
            lists.providers(),
            lists.prompts(),
            new Top<>(lists.tags().items(), false),
            lists.errorTypes(),
            lists.metadataKeys(),
            lists.outputKeys(),
            lists.tools(),
            new Top<>(lists.pairs().items(), false));
    Overview example = example();
    Overview overview =
        new Overview(example.buckets(), example.stats(), example.lines(), uncertain);
    assertThat(Json.parse(Json.text(OverviewJson.of(overview, QUESTION))).get("honesty"))
        .isEqualTo(
            Json.parse(
                """
                {"matched": 2, "exact": false, "estimated": ["latency percentiles", "toolCallCountP95",
                  "tagsBreakdown", "metadataValueBreakdown"]}
                """));
  }
}
