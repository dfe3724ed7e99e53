package dev.docket.requests;

/// What the model answered with. A request has exactly one.
public enum OutputShape {
  JSON("json"),
  TOOL_CALL("tool_call"),
  PLAIN_TEXT("plain_text");

  private final String term;

  OutputShape(String term) {
    this.term = term;
  }

  /// As stored and as written in queries.
  public String term() {
    return term;
  }
}
