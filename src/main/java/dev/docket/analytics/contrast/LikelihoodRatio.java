package dev.docket.analytics.contrast;

/// How much evidence there is that a value is not equally frequent on both sides.
///
/// This is G², the log-likelihood ratio of the table of requests with and without the value on
/// either side: `2 Σ observed · ln(observed / expected)`, where expected are the counts that the
/// same share on both sides would give (T. Dunning, Accurate Methods for the Statistics of Surprise
/// and Coincidence, Computational Linguistics 19, 1993). Unlike a quotient of shares it does not
/// call chance a finding where counts are small; unlike χ² it does not need them to be large. Equal
/// shares are 0; chance alone is beyond 10.8 once in a thousand values.
///
/// For given sizes it is convex in the two counts: over all counts within some bounds it is
/// greatest at a corner of them.
public final class LikelihoodRatio {

  /// A value and its opposite, `plan: pro` and `plan: free` of two plans, are the same evidence:
  /// the last bits of the logarithms must not order them.
  private static final double DIGITS = 1e6;

  private LikelihoodRatio() {}

  /// The ratio to six digits after the point, the same in both directions.
  ///
  /// @param a requests with the value on one side
  /// @param inAll requests of that side, at least 1
  /// @param b the same on the other side
  /// @param inOther requests of that side, at least 1
  public static double of(long a, long inAll, long b, long inOther) {
    if (a * inOther == b * inAll) {
      return 0;
    }
    double share = (double) (a + b) / (inAll + inOther);
    double ratio = 2 * (evidence(a, inAll, share) + evidence(b, inOther, share));
    return Math.max(0, Math.round(ratio * DIGITS) / DIGITS);
  }

  private static double evidence(long with, long all, double share) {
    long without = all - with;
    return term(with, all * share) + term(without, all * (1 - share));
  }

  private static double term(long observed, double expected) {
    return observed == 0 ? 0 : observed * Math.log(observed / expected);
  }
}
