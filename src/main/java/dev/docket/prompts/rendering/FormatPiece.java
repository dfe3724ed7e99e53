package dev.docket.prompts.rendering;

/// What an f-string is made of.
sealed interface FormatPiece {

  /// Text between fields, with doubled braces made single.
  record Literal(String text) implements FormatPiece {}

  /// `{name!conversion:spec}`.
  ///
  /// @param name with its indexes, as written
  /// @param conversion the letter behind `!`, or 0
  /// @param spec may hold fields itself
  record Field(String name, int conversion, String spec) implements FormatPiece {}
}
