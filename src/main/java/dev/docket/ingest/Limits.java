package dev.docket.ingest;

/// How long things may be, in characters (code points).
final class Limits {

  /// Names: provider, model, function, API, prompt, score.
  static final int KEYWORD = 512;

  static final int ERROR_MESSAGE = 1_024;

  private Limits() {}
}
