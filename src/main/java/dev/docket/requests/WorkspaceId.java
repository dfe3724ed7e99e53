package dev.docket.requests;

/// Whose a request is. Every stored document carries it; every read and write is filtered by it.
///
/// @param value a positive number below 2^53
public record WorkspaceId(long value) {

  /// As it stands in documents and filters.
  public String term() {
    return Long.toString(value);
  }
}
