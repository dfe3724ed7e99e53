package dev.docket.opensearch.schema;

/// How many numbers of one request may still be indexed, of
/// [dev.docket.requests.SearchableNumbers#MAX].
final class NumberBudget {

  private int left;

  NumberBudget(int left) {
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
