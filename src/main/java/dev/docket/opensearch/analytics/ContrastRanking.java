package dev.docket.opensearch.analytics;

import dev.docket.analytics.contrast.ContrastQuery;
import dev.docket.analytics.contrast.Contrasted;
import dev.docket.analytics.contrast.Contrasted.Difference;
import dev.docket.analytics.contrast.Contrasted.Measure;
import dev.docket.opensearch.analytics.ContrastCandidate.Known;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What the lists say about which values come first, and which may.
final class ContrastRanking {

  private final ContrastQuery query;
  private final BothSides sides;
  private final List<Measure> measures;
  private final List<ContrastCandidate> exact = new ArrayList<>();
  private final List<ContrastCandidate> inexact = new ArrayList<>();
  private final double unseen;
  private final double threshold;

  /// The ranking by what was found.
  ///
  /// @param sides how many requests there are
  /// @param otherKeys what values of keys can have whose values are not looked at
  ContrastRanking(
      ContrastQuery query,
      BothSides sides,
      List<ContrastList> lists,
      Known otherKeys,
      List<Measure> measures) {
    this.query = query;
    this.sides = sides;
    this.measures = measures;
    for (ContrastList list : lists) {
      for (ContrastCandidate candidate : list.candidates()) {
        (candidate.known().isExact() ? exact : inexact).add(candidate);
      }
    }
    exact.sort(byMostScore());
    unseen =
        Stream.concat(lists.stream().map(ContrastList::unseen), Stream.of(otherKeys))
            .mapToDouble((Known known) -> mostScore(known))
            .max()
            .orElse(0);
    threshold = exact.size() < query.limit() ? 0 : mostScore(exact.get(query.limit() - 1));
  }

  BothSides sides() {
    return sides;
  }

  /// The least score of what is shown, as far as is known.
  double threshold() {
    return threshold;
  }

  /// Whether a value of which no more is known may come to be shown.
  boolean mayShow(Known known) {
    double most = mostScore(known);
    return most > 0 && most >= threshold;
  }

  private double mostScore(ContrastCandidate candidate) {
    return mostScore(candidate.known());
  }

  private Comparator<ContrastCandidate> byMostScore() {
    Comparator<ContrastCandidate> least = Comparator.comparingDouble(this::mostScore);
    return least.reversed();
  }

  private double mostScore(Known known) {
    return known.mostScore(sides, query.minRequests());
  }

  /// Those that may come to be shown and have not been counted everywhere, by how far up they may
  /// stand.
  List<ContrastCandidate> uncertain() {
    return inexact.stream()
        .filter(candidate -> mayShow(candidate.known()))
        .sorted(byMostScore())
        .toList();
  }

  /// Those whose counts are known and that are shown, if no other comes before them.
  List<ContrastCandidate> certain() {
    return exact.stream()
        .takeWhile(candidate -> mayShow(candidate.known()))
        .sorted(
            Comparator.comparing(
                candidate -> candidate.shown(mostScore(candidate)), Difference.CLEAREST_FIRST))
        .limit(query.limit())
        .toList();
  }

  /// The answer by what the lists say: nothing is [#uncertain].
  Contrasted answer() {
    return answer(sides, exact, unseen);
  }

  /// The answer by another count of some values.
  ///
  /// @param counted how many requests there are now
  /// @param left values that may have been shown and were not counted
  Contrasted answer(
      BothSides counted, List<ContrastCandidate> found, List<ContrastCandidate> left) {
    double missed =
        left.stream().mapToDouble((ContrastCandidate each) -> mostScore(each)).max().orElse(0);
    return answer(counted, found, Math.max(unseen, missed));
  }

  /// @param missed the greatest score that a value can have that is not among these
  private Contrasted answer(BothSides counted, List<ContrastCandidate> found, double missed) {
    List<Difference> shown = new ArrayList<>();
    if (!counted.isOneEmpty()) {
      for (ContrastCandidate candidate : found) {
        double score = candidate.known().mostScore(counted, query.minRequests());
        if (score > 0) {
          shown.add(candidate.shown(score));
        }
      }
    }
    shown.sort(Difference.CLEAREST_FIRST);
    List<Difference> first = shown.subList(0, Math.min(shown.size(), query.limit()));
    boolean whole =
        missed == 0 || (first.size() == query.limit() && first.getLast().score() > missed);
    return new Contrasted(counted.a().requests(), counted.b().requests(), first, measures, whole);
  }
}
