package dev.docket.analytics.overview;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.analytics.TimeBuckets;
import dev.docket.json.Json;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Writes what goes over time: requests zero-filled, latencies of the buckets that have requests.
/// PromptLayer gives the latencies of all requests as objects, those of a model as pairs.
final class LinesJson {

  private static final List<Measure> MEASURES =
      List.of(
          new Measure("average_latency", Slot::averageLatency),
          new Measure("p50_latency", slot -> percentiles(slot).p50()),
          new Measure("p90_latency", slot -> percentiles(slot).p90()),
          new Measure("p95_latency", slot -> percentiles(slot).p95()));

  /// A latency in milliseconds.
  private record Measure(String name, ToDoubleFunction<Slot> millis) {}

  private final List<String> dates;

  LinesJson(TimeBuckets buckets) {
    this.dates = IntStream.range(0, buckets.size()).mapToObj(buckets::key).toList();
  }

  private static Slot.Percentiles percentiles(Slot slot) {
    Slot.Percentiles percentiles = slot.percentiles();
    if (percentiles == null) {
      throw new IllegalStateException("requests without latencies");
    }
    return percentiles;
  }

  ObjectNode requests(List<Line> lines) {
    ObjectNode all = Json.object();
    for (Line line : lines) {
      ArrayNode pairs = all.putArray(line.value());
      for (int i = 0; i < dates.size(); i++) {
        pairs.addArray().add(dates.get(i)).add(line.slots().get(i).requests());
      }
    }
    return all;
  }

  ObjectNode latencies(List<Line> lines) {
    ObjectNode all = Json.object();
    for (Line line : lines) {
      ObjectNode measures = all.putObject(line.value());
      for (Measure measure : MEASURES) {
        ArrayNode pairs = measures.putArray(measure.name());
        for (int i = 0; i < dates.size(); i++) {
          Slot slot = line.slots().get(i);
          if (slot.requests() > 0) {
            pairs
                .addArray()
                .add(dates.get(i))
                .add(OverviewJson.seconds(measure.millis().applyAsDouble(slot)));
          }
        }
      }
    }
    return all;
  }

  ObjectNode latency(List<Bucket> buckets) {
    ObjectNode measures = noLatency();
    for (Measure measure : MEASURES) {
      ObjectNode of = (ObjectNode) measures.get(measure.name());
      for (int i = 0; i < dates.size(); i++) {
        Slot slot = buckets.get(i).slot();
        if (slot.requests() > 0) {
          of.put(dates.get(i), OverviewJson.seconds(measure.millis().applyAsDouble(slot)));
        }
      }
    }
    return measures;
  }

  static ObjectNode noLatency() {
    ObjectNode measures = Json.object();
    MEASURES.forEach(measure -> measures.putObject(measure.name()));
    return measures;
  }
}
