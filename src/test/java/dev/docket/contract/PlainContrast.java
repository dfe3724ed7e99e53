package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.analytics.Dimension;
import dev.docket.filter.Field;
import dev.docket.opensearch.schema.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A contrast as it is meant, counted one request at a time.
///
/// @param all whatever has a score above 0 and enough requests, as it should be ranked
record PlainContrast(
    List<PlainRequest> a, List<PlainRequest> b, Map<Value, Row> counts, List<Row> all, int limit) {

  /// A value of a dimension.
  ///
  /// @param key empty unless the dimension is `metadata`
  record Value(String dimension, String key, String value) {}

  record Row(Value value, int a, int b, double score) {}

  private static final Comparator<Row> CLEAREST_FIRST =
      Comparator.comparingDouble((Row row) -> -rounded(row))
          .thenComparing(row -> row.value.dimension)
          .thenComparing(row -> row.value.key)
          .thenComparing(row -> row.value.value);

  static PlainContrast of(JsonNode body, List<PlainRequest> stored) {
    Predicate<PlainRequest> inA = selects(body.path("a"));
    Predicate<PlainRequest> inB =
        body.has("b") ? selects(body.path("b")) : inA.negate().and(inRange(body.path("a")));
    List<PlainRequest> a = stored.stream().filter(inA).toList();
    List<PlainRequest> b = stored.stream().filter(inB).toList();
    Map<Value, int[]> both = new HashMap<>();
    a.forEach(one -> values(one, body).forEach(v -> both.computeIfAbsent(v, _ -> new int[2])[0]++));
    b.forEach(one -> values(one, body).forEach(v -> both.computeIfAbsent(v, _ -> new int[2])[1]++));
    Map<Value, Row> counts = new HashMap<>();
    both.forEach((value, n) ->
        counts.put(value, new Row(value, n[0], n[1], score(n[0], a.size(), n[1], b.size()))));
    int least = body.path("min_requests").asInt(5);
    List<Row> all =
        a.isEmpty() || b.isEmpty()
            ? List.of()
            : counts.values().stream()
                .filter(row -> Math.max(row.a, row.b) >= least)
                .filter(row -> rounded(row) > 0)
                .sorted(CLEAREST_FIRST)
                .toList();
    return new PlainContrast(a, b, counts, all, body.path("limit").asInt(20));
  }

  private static Predicate<PlainRequest> selects(JsonNode selection) {
    return inRange(selection)
        .and(request -> Evaluator.holds(selection.path("filter_group"), request));
  }

  private static Predicate<PlainRequest> inRange(JsonNode selection) {
    if (!selection.has("from")) {
      return _ -> true;
    }
    Instant from = Instant.parse(selection.path("from").asText());
    Instant to = Instant.parse(selection.path("to").asText());
    return request -> {
      Instant start = request.time(Field.REQUEST_START_TIME);
      return !start.isBefore(from) && start.isBefore(to);
    };
  }

  private static Set<Value> values(PlainRequest request, JsonNode body) {
    List<String> names = new ArrayList<>();
    body.path("dimensions").forEach(name -> names.add(name.asText()));
    Set<Value> values = new LinkedHashSet<>();
    for (String name : body.has("dimensions") ? names : Dimension.OfField.NAMES) {
      Field field = Field.named(name).orElseThrow();
      if (field != Field.METADATA) {
        strings(request, field).forEach(value -> values.add(new Value(name, "", value)));
      }
    }
    Set<String> keys = new LinkedHashSet<>();
    body.path("keys").forEach(key -> keys.add(key.asText()));
    for (PlainRequest.Pair pair : request.pairs(Field.METADATA)) {
      if (keys.contains(pair.key()) || !body.has("keys")) {
        values.add(new Value("metadata", pair.key(), shown(pair.text())));
      }
    }
    return values;
  }

  private static Stream<String> strings(PlainRequest request, Field field) {
    return switch (field) {
      case PROMPT_VERSION_NUMBER -> {
        Double version = request.number(field);
        yield version == null ? Stream.of() : Stream.of("" + version.longValue());
      }
      case METADATA_KEYS, OUTPUT_KEYS, INPUT_VARIABLE_KEYS ->
          request.strings(field).stream().map(key -> Terms.shown(Terms.key(key)));
      default -> request.strings(field).stream();
    };
  }

  private static String shown(String value) {
    return Terms.shown(Terms.pair("", value).substring(Terms.keyPrefix("").length()));
  }

  /// Twice the difference of the logarithms of two likelihoods: with a share for each side, and
  /// with one for both.
  private static double score(int a, int inA, int b, int inB) {
    double own = likelihood(a, inA, (double) a / inA) + likelihood(b, inB, (double) b / inB);
    double same = (double) (a + b) / (inA + inB);
    return 2 * (own - likelihood(a, inA, same) - likelihood(b, inB, same));
  }

  private static double likelihood(int with, int all, double share) {
    return (with == 0 ? 0 : with * Math.log(share))
        + (with == all ? 0 : (all - with) * Math.log(1 - share));
  }

  void check(JsonNode answer, String what) {
    assertThat(answer.at("/a/requests").asInt()).as(what).isEqualTo(a.size());
    assertThat(answer.at("/b/requests").asInt()).as(what).isEqualTo(b.size());
    List<Row> shown = new ArrayList<>();
    for (JsonNode each : answer.path("differences")) {
      Value value =
          new Value(
              each.path("dimension").asText(),
              each.path("key").asText(""),
              each.path("value").asText());
      Row row = counts.get(value);
      assertThat(row).as("%s: %s", what, value).isNotNull();
      shown.add(row);
      check(each, row, what);
    }
    assertThat(shown)
        .as(what)
        .doesNotHaveDuplicates()
        .isSubsetOf(all)
        .hasSizeLessThanOrEqualTo(limit);
    assertThat(shown).as(what).isSortedAccordingTo(CLEAREST_FIRST);
    if (answer.path("exact").asBoolean()) {
      List<Row> first = all.subList(0, Math.min(limit, all.size()));
      assertThat(shown).as(what).isEqualTo(first);
    }
    measures(answer, what);
  }

  /// Scores that differ by the last bits of a logarithm are one rank.
  private static double rounded(Row row) {
    return Math.round(row.score * 1e6) / 1e6;
  }

  private void check(JsonNode shown, Row row, String what) {
    String of = "%s: %s".formatted(what, row);
    assertThat(shown.at("/a/requests").asInt()).as(of).isEqualTo(row.a);
    assertThat(shown.at("/b/requests").asInt()).as(of).isEqualTo(row.b);
    double shareA = (double) row.a / a.size();
    double shareB = (double) row.b / b.size();
    assertThat(shown.at("/a/share").asDouble()).as(of).isEqualTo(shareA);
    assertThat(shown.at("/b/share").asDouble()).as(of).isEqualTo(shareB);
    assertThat(shown.path("lift").isNull()).as(of).isEqualTo(row.b == 0);
    if (row.b > 0) {
      assertThat(shown.path("lift").asDouble()).as(of).isEqualTo(shareA / shareB);
    }
    assertThat(shown.path("score").asDouble()).as(of).isEqualTo(rounded(row));
  }

  private static org.assertj.core.data.Offset<Double> within(double size) {
    return org.assertj.core.data.Offset.offset(1e-9 * Math.max(1, Math.abs(size)));
  }

  private void measures(JsonNode answer, String what) {
    List<String> names = new ArrayList<>();
    for (JsonNode measure : answer.path("measures")) {
      String name = measure.path("name").asText();
      names.add(name);
      Function<PlainRequest, Double> number =
          name.startsWith("score:")
              ? request ->
                  request.pairs(Field.SCORES).stream()
                      .filter(score -> score.key().equals(name.substring(6)))
                      .map(PlainRequest.Pair::number)
                      .findFirst()
                      .orElse(null)
              : request -> request.number(Field.named(name).orElseThrow());
      summary(measure.path("a"), a.stream().map(number).toList(), what + ": " + name);
      summary(measure.path("b"), b.stream().map(number).toList(), what + ": " + name);
    }
    Set<String> expected =
        new LinkedHashSet<>(
            List.of("latency_ms", "input_tokens", "output_tokens", "cached_tokens", "cost"));
    Stream.concat(a.stream(), b.stream())
        .flatMap(request -> request.strings(Field.SCORE_NAMES).stream())
        .forEach(score -> expected.add("score:" + score));
    assertThat(names).as(what).doesNotHaveDuplicates().isSubsetOf(expected);
    assertThat(names).as(what).hasSize(Math.min(25, expected.size()));
  }

  private static void summary(JsonNode found, List<Double> numbers, String what) {
    List<Double> sorted = numbers.stream().filter(java.util.Objects::nonNull).sorted().toList();
    if (sorted.isEmpty()) {
      assertThat(found.path("avg").isNull() && found.path("p50").isNull()).as(what).isTrue();
      assertThat(found.path("p95").isNull()).as(what).isTrue();
      return;
    }
    double average = sorted.stream().mapToDouble(n -> n).average().orElseThrow();
    assertThat(found.path("avg").asDouble()).as(what).isCloseTo(average, within(average));
    rank(found.path("p50").asDouble(), sorted, 0.5, 0.03, what);
    rank(found.path("p95").asDouble(), sorted, 0.95, 0.015, what);
  }

  private static void rank(
      double found, List<Double> sorted, double percentile, double off, String what) {
    int size = sorted.size();
    int low = (int) Math.floor(Math.min(size * (percentile - off), size * percentile - 2)) - 1;
    int high = (int) Math.ceil(Math.max(size * (percentile + off), size * percentile + 2));
    assertThat(found)
        .as(
            "%s, %d numbers, %d are less",
            what, size, sorted.stream().filter(n -> n < found).count())
        .isBetween(sorted.get(Math.max(0, low)), sorted.get(Math.min(size - 1, high)));
  }
}
