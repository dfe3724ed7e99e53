package dev.docket.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.filter.Field;
import dev.docket.opensearch.schema.Terms;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A second opinion on what charts show: by the words of the wire, from requests in memory.
final class PlainCharts {

  private PlainCharts() {}

  /// A number, and how far another may be from it.
  ///
  /// @param number null where there is none
  record Expected(@Nullable Double number, double low, double high) {

    private static Expected exactly(double number) {
      return new Expected(number, number, number);
    }

    boolean allows(JsonNode answered) {
      return number == null
          ? answered.isNull()
          : answered.isNumber() && answered.doubleValue() >= low && answered.doubleValue() <= high;
    }
  }

  /// What a metric is of some requests.
  ///
  /// @param metric of a chart or one of its series
  /// @param whole whether different values are counted one by one
  static Expected number(JsonNode metric, List<PlainRequest> requests, boolean whole) {
    String name = metric.path("metric").asText();
    if (name.equals("count")) {
      return Expected.exactly(requests.size());
    } else if (name.equals("cardinality")) {
      double distinct =
          (double)
              requests.stream()
                  .flatMap(request -> terms(key(metric), request).stream())
                  .distinct()
                  .count();
      double off = whole ? 0 : Math.max(1, distinct * 0.03);
      return new Expected(distinct, distinct - off, distinct + off);
    }
    double unit = isLatency(metric, "metricField") ? 1_000 : 1;
    double[] numbers = numbers(metric, "metricField", requests);
    return measured(name, metric.path("percentile").asDouble(), numbers, unit);
  }

  private static Expected measured(String name, double percent, double[] numbers, double unit) {
    double size = Arrays.stream(numbers).map(Math::abs).sum();
    double sum = Arrays.stream(numbers).sum();
    // Sums of doubles depend on the order of what is added.
    double off = 1e-9 * size;
    if (name.equals("sum")) {
      return new Expected(sum / unit, (sum - off) / unit, (sum + off) / unit);
    } else if (numbers.length == 0) {
      return new Expected(null, 0, 0);
    }
    Arrays.sort(numbers);
    return switch (name) {
      case "avg" -> {
        double n = numbers.length * unit;
        yield new Expected(sum / n, (sum - off) / n, (sum + off) / n);
      }
      case "min" -> Expected.exactly(numbers[0] / unit);
      case "max" -> Expected.exactly(numbers[numbers.length - 1] / unit);
      default -> percentile(percent, numbers, unit);
    };
  }

  /// Within three percentiles and two neighbours.
  private static Expected percentile(double percent, double[] sorted, double unit) {
    double rank = percent / 100 * (sorted.length - 1);
    double off = 0.03 * sorted.length + 2;
    int low = (int) Math.max(0, Math.floor(rank - off));
    int high = (int) Math.min(sorted.length - 1, Math.ceil(rank + off));
    double value = sorted[(int) Math.round(rank)] / unit;
    double rounding = 1e-9 * Math.max(Math.abs(sorted[low]), Math.abs(sorted[high])) / unit;
    return new Expected(value, sorted[low] / unit - rounding, sorted[high] / unit + rounding);
  }

  static boolean isLatency(JsonNode metric, String property) {
    return metric.path(property).asText().equals("latency_ms");
  }

  /// The numbers of which a chart or series is.
  static double[] numbers(JsonNode metric, String property, List<PlainRequest> requests) {
    return requests.stream()
        .flatMap(request -> numbers(metric, property, request).stream())
        .mapToDouble(number -> number + 0.0)
        .toArray();
  }

  static List<Double> numbers(JsonNode metric, String property, PlainRequest request) {
    return switch (metric.path(property).asText()) {
      case "score" -> keyed(request, Field.SCORES, metric.path("metricScoreName").asText());
      case "metadata" -> keyed(request, Field.METADATA, metric.path("metricMetadataKey").asText());
      default -> {
        Double number = request.number(Field.named(metric.path(property).asText()).orElseThrow());
        yield number == null ? List.of() : List.of(number);
      }
    };
  }

  private static List<Double> keyed(PlainRequest request, Field field, String key) {
    List<Double> numbers = new ArrayList<>();
    for (PlainRequest.Pair pair : request.pairs(field)) {
      if (pair.key().equals(key) && pair.number() != null) {
        numbers.add(pair.number());
      }
    }
    return numbers;
  }

  /// Whether a metric can show a request.
  static boolean isShownBy(JsonNode metric, PlainRequest request) {
    return switch (metric.path("metric").asText()) {
      case "count" -> true;
      case "cardinality" -> !terms(key(metric), request).isEmpty();
      default -> !numbers(metric, "metricField", request).isEmpty();
    };
  }

  private static By key(JsonNode metric) {
    return new By(null, metric.path("metricMetadataKey").asText());
  }

  /// A dimension, of a field or of a key.
  record By(@Nullable Field field, String key) {}

  /// By what a chart groups.
  static List<By> by(JsonNode chart) {
    if (chart.has("groupByField")) {
      return List.of(field(chart.path("groupByField")));
    } else if (chart.has("groupByMetadataKey")) {
      return List.of(new By(null, chart.path("groupByMetadataKey").asText()));
    }
    return chart
        .path("groupBy")
        .valueStream()
        .map(by ->
            by.has("field")
                ? field(by.path("field"))
                : new By(null, by.path("metadataKey").asText()))
        .toList();
  }

  private static By field(JsonNode name) {
    return new By(Field.named(name.asText()).orElseThrow(), "");
  }

  /// The groups that there are, by what they are called.
  static Map<List<String>, List<PlainRequest>> groups(List<By> by, List<PlainRequest> requests) {
    Map<List<String>, List<PlainRequest>> groups = new LinkedHashMap<>();
    for (PlainRequest request : requests) {
      for (String first : terms(by.getFirst(), request)) {
        if (by.size() == 1) {
          groups.computeIfAbsent(List.of(first), _ -> new ArrayList<>()).add(request);
        } else {
          for (String second : terms(by.getLast(), request)) {
            groups.computeIfAbsent(List.of(first, second), _ -> new ArrayList<>()).add(request);
          }
        }
      }
    }
    return groups;
  }

  /// The different values of a request, long ones by what stands for them.
  private static List<String> terms(By by, PlainRequest request) {
    Field field = by.field();
    if (field == null) {
      return request.pairs(Field.METADATA).stream()
          .filter(pair -> pair.key().equals(by.key()))
          .map(pair ->
              Terms.pair(by.key(), pair.text()).substring(Terms.keyPrefix(by.key()).length()))
          .distinct()
          .toList();
    }
    return switch (field) {
      case PROMPT_VERSION_NUMBER -> {
        Double version = request.number(field);
        yield version == null ? List.of() : List.of(Long.toString(version.longValue()));
      }
      case METADATA_KEYS, OUTPUT_KEYS, INPUT_VARIABLE_KEYS ->
          request.strings(field).stream().map(Terms::key).distinct().toList();
      default -> request.strings(field).stream().map(Terms::encode).distinct().toList();
    };
  }

  /// The order of groups of equal numbers.
  static int compare(List<By> by, List<String> a, List<String> b) {
    for (int i = 0; i < by.size(); i++) {
      int order =
          by.get(i).field() == Field.PROMPT_VERSION_NUMBER
              ? Long.compare(Long.parseLong(a.get(i)), Long.parseLong(b.get(i)))
              : Arrays.compareUnsigned(
                  a.get(i).getBytes(StandardCharsets.UTF_8),
                  b.get(i).getBytes(StandardCharsets.UTF_8));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
