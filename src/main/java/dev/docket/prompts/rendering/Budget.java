package dev.docket.prompts.rendering;

/// How many characters one call may still make, over all texts of a template.
final class Budget {

  /// Of all rendered texts together, and of what is made on the way.
  static final int CHARACTERS = 10_000_000;

  private long left = CHARACTERS;

  /// @throws Bomb when there are no more
  void spend(long characters) {
    left -= characters;
    if (left < 0) {
      throw new Bomb("makes more than %,d characters".formatted(CHARACTERS));
    }
  }
}
