package dev.docket.access;

/// `-Dfuzz.seed=7 -Dfuzz.calls=20000` for other calls, and more of them.
final class FuzzTest extends Fuzz {

  FuzzTest() {
    super(Long.getLong("fuzz.seed", 1), Integer.getInteger("fuzz.calls", 600));
  }
}
