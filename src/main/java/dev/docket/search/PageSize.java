package dev.docket.search;

import java.util.EnumSet;
import java.util.Set;

/// How many requests are fetched at a time, so that what is in memory does not grow with what is in
/// them: a page takes about a megabyte, whether requests are small or large.
final class PageSize {

  private static final long BYTES = 1 << 20;

  private static final int MOST = 500;

  /// Of requests with their texts, of which one may be a thousand times larger than the one before.
  private static final int MOST_WITH_TEXTS = 64;

  private static final int FIRST = 100;
  private static final int FIRST_WITH_TEXTS = 8;

  /// After small requests come large ones sooner or later, so it grows step by step.
  private static final int GROWTH = 2;

  private static final Set<Include> TEXTS =
      EnumSet.of(Include.INPUT_TEXT, Include.OUTPUT_TEXT, Include.OUTPUT, Include.INPUT_VARIABLES);

  private final int most;
  private int next;

  PageSize(Set<Include> include) {
    boolean texts = include.stream().anyMatch(TEXTS::contains);
    this.most = texts ? MOST_WITH_TEXTS : MOST;
    this.next = texts ? FIRST_WITH_TEXTS : FIRST;
  }

  int next() {
    return next;
  }

  /// Says how large the page was.
  void took(int requests, long bytes) {
    long fitting = BYTES * requests / Math.max(1, bytes);
    next = Math.clamp(fitting, 1, Math.min(most, next * GROWTH));
  }
}
