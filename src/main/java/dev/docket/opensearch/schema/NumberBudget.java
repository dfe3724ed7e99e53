package dev.docket.opensearch.schema;

/// How many numbers of one request may still be indexed. Each is a nested document of its own, and
/// forty of them make logging three times as slow.
public final class NumberBudget {

  /// Numbers per request, scores included.
  public static final int MAX_NUMBERS = 256;

  private int left;

  public NumberBudget(int left) {
    this.left = left;
  }

  boolean take() {
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }
}
