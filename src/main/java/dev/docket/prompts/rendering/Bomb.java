package dev.docket.prompts.rendering;

/// A text whose rendering would take more than it may, or that reaches for what is not its own.
///
/// Never leaves the package: whoever knows the place of the text makes a problem of it.
final class Bomb extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param why ends a sentence that begins with the text's place: "would become …"
  Bomb(String why) {
    super(why, null, false, false);
  }
}
