package dev.docket.opensearch.analytics;

import dev.docket.analytics.contrast.Contrasted.Measure;
import dev.docket.analytics.contrast.Contrasted.Summary;
import dev.docket.analytics.contrast.Measured;
import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import dev.docket.opensearch.schema.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// How the numbers of requests are on both sides.
///
/// @param scores terms of the scores' names
record ContrastMeasures(List<String> scores) {

  /// Each is four digests.
  private static final int MOST_SCORES = 20;

  private static final int COMPRESSION = 200;
  private static final List<Double> PERCENTS = List.of(50.0, 95.0);

  private static final FieldPaths.Numbers SCORES = FieldPaths.numbers(Field.SCORES);
  private static final String NAMES = "names";
  private static final String NESTED = "scores";
  private static final String AVERAGE = "avg ";
  private static final String PERCENTILES = "percentiles ";

  /// Which scores there are, to be counted on both sides.
  static Aggregation scoreNames() {
    return Aggregation.of(a ->
        a.nested(n -> n.path(SCORES.path()))
            .aggregations(
                NAMES,
                names ->
                    names.terms(
                        t -> t.field(SCORES.key()).size(MOST_SCORES).shardSize(10 * MOST_SCORES))));
  }

  /// The most frequent of what [#scoreNames] has found, by name.
  static ContrastMeasures found(Aggregate a, Aggregate b) {
    Map<String, Long> requests = new TreeMap<>();
    for (Aggregate side : List.of(a, b)) {
      for (Group name : Group.of(Counts.of(side.nested()).get(NAMES)).groups()) {
        requests.merge(name.term(), name.counts().requests(), Long::sum);
      }
    }
    return new ContrastMeasures(
        requests.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MOST_SCORES)
            .map(Map.Entry::getKey)
            .sorted()
            .toList());
  }

  /// What is to be counted on both sides.
  Map<String, Aggregation> numbers() {
    Map<String, Aggregation> numbers = new HashMap<>();
    for (Measured.OfField measured : Measured.OfField.ALL) {
      numbers.putAll(summary(measured.name(), FieldPaths.of(measured.field())));
    }
    if (!scores.isEmpty()) {
      Map<String, Aggregation> named = new HashMap<>();
      for (String score : scores) {
        named.put(
            name(score),
            Aggregation.of(a ->
                a.filter(f -> f.term(t -> t.field(SCORES.key()).value(v -> v.stringValue(score))))
                    .aggregations(summary("", SCORES.value()))));
      }
      numbers.put(
          NESTED, Aggregation.of(a -> a.nested(n -> n.path(SCORES.path())).aggregations(named)));
    }
    return numbers;
  }

  /// The engine lets no name have brackets or the sign of its paths in it.
  private String name(String score) {
    return "score " + scores.indexOf(score);
  }

  private static Map<String, Aggregation> summary(String name, String path) {
    return Map.of(
        AVERAGE + name, Numbers.avg(path),
        PERCENTILES + name, Numbers.percentiles(path, COMPRESSION, PERCENTS));
  }

  /// What [#numbers] have found.
  List<Measure> found(BothSides sides) {
    List<Measure> measures = new ArrayList<>();
    for (Measured measured : Measured.OfField.ALL) {
      measures.add(
          new Measure(
              measured, summary(sides.a(), measured.name()), summary(sides.b(), measured.name())));
    }
    for (String score : scores) {
      measures.add(
          new Measure(
              new Measured.OfScore(Terms.shown(score)),
              summary(scored(sides.a(), score), ""),
              summary(scored(sides.b(), score), "")));
    }
    return measures;
  }

  private Counts scored(Counts side, String score) {
    return Counts.of(Counts.of(side.get(NESTED).nested()).get(name(score)).filter());
  }

  private static Summary summary(Counts counts, String name) {
    var average = counts.value(AVERAGE + name);
    List<Double> percentiles = counts.percentiles(PERCENTILES + name);
    return average.isEmpty() || percentiles.isEmpty()
        ? Summary.NONE
        : new Summary(average.getAsDouble(), percentiles.getFirst(), percentiles.getLast());
  }
}
