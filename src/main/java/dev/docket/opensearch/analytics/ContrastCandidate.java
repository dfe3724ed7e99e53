package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.contrast.Contrasted;
import dev.docket.analytics.contrast.LikelihoodRatio;

/// A value that two sides may differ in.
///
/// @param term as the engine has the value
record ContrastCandidate(Dimension dimension, String term, Known known) {

  /// What is known of how many requests have a value.
  record Known(Span a, Span b) {

    static Known exactly(long a, long b) {
      return new Known(new Span(a, a), new Span(b, b));
    }

    boolean isExact() {
      return a.least == a.most && b.least == b.most;
    }

    /// The greatest score that it can come to, 0 when it has too few requests to be shown. It is at
    /// a corner, see [LikelihoodRatio]; where all is known the corners are one.
    double mostScore(BothSides sides, int minRequests) {
      if (Math.max(a.most, b.most) < minRequests) {
        return 0;
      }
      return Math.max(
          Math.max(score(sides, a.least, b.most), score(sides, a.most, b.least)),
          Math.max(score(sides, a.least, b.least), score(sides, a.most, b.most)));
    }

    private static double score(BothSides sides, long a, long b) {
      long inA = sides.a().requests();
      long inB = sides.b().requests();
      return LikelihoodRatio.of(Math.min(a, inA), inA, Math.min(b, inB), inB);
    }
  }

  /// From so many requests to so many.
  record Span(long least, long most) {

    /// No request has it that was not counted.
    static final Span NONE = new Span(0, 0);
  }

  /// What is shown of it.
  ///
  /// @param score of exactly these counts
  Contrasted.Difference shown(double score) {
    return new Contrasted.Difference(
        dimension, Dimensions.value(dimension, term), known.a.least, known.b.least, score);
  }
}
