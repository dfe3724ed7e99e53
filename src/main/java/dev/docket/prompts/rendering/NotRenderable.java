package dev.docket.prompts.rendering;

/// A text that cannot be rendered with these values; it stays as it was written.
///
/// Never leaves the package.
final class NotRenderable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotRenderable(String why) {
    // Any text with a brace too many ends here: the stack would cost more than the rendering.
    super(why, null, false, false);
  }
}
