package dev.docket.opensearch.schema;

/// How the store is laid out in the engine: what an operator may choose.
///
/// @param prefix begins the name of every index, template and script, so that two Dockets can share
///   one cluster
/// @param partition how much time one index of requests covers
/// @param shards of each index of requests, and of spans
/// @param replicas of every index
public record Layout(String prefix, PartitionLength partition, int shards, int replicas) {

  /// All indices of requests.
  public String requestsPattern() {
    return prefix + "-requests-*";
  }

  /// All indices of spans.
  public String spansPattern() {
    return prefix + "-spans-*";
  }

  /// The index of all small documents.
  public String objectsIndex() {
    return prefix + "-objects";
  }

  /// The index of prompt templates and their versions.
  public String promptsIndex() {
    return prefix + "-prompts";
  }
}
