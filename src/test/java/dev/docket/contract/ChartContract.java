package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.analytics.AskedTime;
import dev.docket.analytics.TimeBuckets;
import dev.docket.analytics.charts.Charts;
import dev.docket.filter.Field;
import dev.docket.filter.SelectionReader;
import dev.docket.json.Json;
import dev.docket.opensearch.analytics.OpenSearchCharts;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random charts over random requests show what [PlainCharts] says: every number of every row.
///
/// `-Dcharts.seed=…` asks for others, `-Dcharts.calls=…` for more of them.
abstract class ChartContract {

  private static final int REQUESTS = 250;

  private final long seed = Long.getLong("charts.seed", 20_261_126);
  private final int calls = Integer.getInteger("charts.calls", 40);

  private final OpenStore store;
  private final Charts charts;
  private final RandomTexts texts = new RandomTexts(new Random(seed));

  ChartContract(OpenStore store) {
    this.store = store;
    this.charts = new Charts(new OpenSearchCharts(store.asking), store.clock);
  }

  @Test
  void charts_show_what_the_requests_are() {
    StoredRequests own =
        StoredRequests.fill(store, RandomRequests.moderate(texts), texts, REQUESTS);
    RandomCharts random = new RandomCharts(texts);
    int rows = 0;
    for (int i = 0; i < calls; i++) {
      ObjectNode body = random.call();
      Optional<JsonNode> asked = answer(own.workspace(), body);
      if (asked.isEmpty()) {
        continue;
      }
      JsonNode answer = asked.get();
      List<PlainRequest> requests = selected(body, own.requests());
      TimeBuckets buckets = buckets(body, requests);
      for (int chart = 0; chart < body.path("customCharts").size(); chart++) {
        JsonNode wanted = body.path("customCharts").get(chart);
        JsonNode given = answer.path("customCharts").get(chart);
        try {
          new ChartCheck(wanted, given, requests, buckets).check();
        } catch (AssertionError e) {
          throw new AssertionError(
              "seed %d, call %d: %s\n%s\n%s"
                  .formatted(seed, i, e.getMessage(), Json.text(body), Json.text(given)),
              e);
        }
        rows += given.path("data").size();
      }
    }
    assertThat(rows).as("rows of %d calls, with seed %d", calls, seed).isGreaterThan(calls * 10);
  }

  /// Over all time, some of which is half a century ago, charts can have too many points.
  private Optional<JsonNode> answer(WorkspaceId workspace, JsonNode body) {
    try {
      return Optional.of(charts.answer(workspace, body));
    } catch (ProblemException e) {
      assertThat(body.has("from") ? "" : e.problem().message())
          .as("seed %d: %s of %s", seed, e.problem(), body)
          .contains("points");
      return Optional.empty();
    }
  }

  private static List<PlainRequest> selected(JsonNode body, List<PlainRequest> all) {
    return all.stream()
        .filter(request -> Evaluator.holds(body.path("filter_group"), request))
        .filter(request ->
            !body.has("from")
                || !request
                    .time(Field.REQUEST_START_TIME)
                    .isBefore(Instant.parse("2026-01-01T00:00:00Z")))
        .toList();
  }

  private @Nullable TimeBuckets buckets(JsonNode body, List<PlainRequest> requests) {
    List<Instant> starts =
        requests.stream().map(request -> request.time(Field.REQUEST_START_TIME)).sorted().toList();
    return starts.isEmpty()
        ? null
        : AskedTime.read(body, new SelectionReader(store.clock).read(body))
            .over(starts.getFirst(), starts.getLast());
  }
}
