package dev.docket.opensearch.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/// What the engine said about one operation of a bulk.
///
/// The engine's error types decide, never its statuses: a full disk answers 429, a lost shard 404.
sealed interface BulkVerdict {

  /// In a synced translog.
  ///
  /// @param source what an update was asked to give back; missing for a create
  record Stored(JsonNode source) implements BulkVerdict {}

  /// A patch of a document that does not exist, or that the script found to be another workspace's.
  record Missing() implements BulkVerdict {}

  /// A create whose id exists: our own first try, or somebody else's request.
  record Exists() implements BulkVerdict {}

  /// The engine will never take it.
  ///
  /// @param type the engine's name of the error; its reason may quote what was written
  record Rejected(String type) implements BulkVerdict {}

  /// The engine cannot take it now.
  record TryAgain(String reason) implements BulkVerdict {}

  /// Nobody holds the shard now; only its own writes are concerned.
  record NobodyHolds(String reason) implements BulkVerdict {}

  /// Errors of one shard, which say nothing about the others.
  Set<String> OF_A_SHARD =
      Set.of(
          "no_shard_available_action_exception",
          "shard_not_found_exception",
          "shard_not_in_primary_mode_exception",
          "unavailable_shards_exception",
          "index_closed_exception",
          "already_closed_exception",
          "engine_closed_exception",
          "primary_missing_action_exception");

  Set<String> NOT_NOW =
      Set.of(
          "rejected_execution_exception",
          "opensearch_rejected_execution_exception",
          "circuit_breaking_exception",
          "cluster_block_exception",
          "i_o_exception",
          "node_closed_exception",
          "node_disconnected_exception",
          "node_not_connected_exception",
          "process_cluster_event_timeout_exception",
          "timeout_exception");

  /// Reads one item of a bulk's reply: `{"create": {…}}` or `{"update": {…}}`.
  static BulkVerdict of(JsonNode item) {
    boolean create = item.has("create");
    JsonNode result = item.path(create ? "create" : "update");
    JsonNode error = result.path("error");
    if (error.isMissingNode()) {
      return result.path("result").asText().equals("noop")
          ? new Missing()
          : new Stored(result.path("get").path("_source"));
    }
    String type = error.path("type").asText();
    return switch (type) {
      case "version_conflict_engine_exception" -> create ? new Exists() : new TryAgain(type);
      case "document_missing_exception" -> new Missing();
      case "index_not_found_exception" -> create ? new TryAgain(type) : new Missing();
      default -> {
        if (isOrHas(error, NOT_NOW)) {
          yield new TryAgain(type);
        }
        yield isOrHas(error, OF_A_SHARD)
            ? new NobodyHolds(type)
            : other(type, result.path("status").intValue());
      }
    };
  }

  /// Whether this, or what it was caused by, is one of these. A script that may not be compiled at
  /// the moment is, by its own type and status, the caller's fault.
  private static boolean isOrHas(JsonNode error, Set<String> types) {
    JsonNode cause = error;
    while (!cause.isMissingNode()) {
      if (types.contains(cause.path("type").asText())) {
        return true;
      }
      cause = cause.path("caused_by");
    }
    return false;
  }

  private static BulkVerdict other(String type, int status) {
    boolean unknownButPassing = status == 429 || status >= 500;
    return unknownButPassing ? new TryAgain(type) : new Rejected(type);
  }
}
