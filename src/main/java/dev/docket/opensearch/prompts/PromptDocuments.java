package dev.docket.opensearch.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.EngineReply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The index of prompts, document by document.
///
/// All methods throw [dev.docket.problem.ProblemException] when the engine does not answer.
final class PromptDocuments {

  private static final String CONFLICT = "version_conflict_engine_exception";
  private static final String WHAT = "a prompt";

  private final Engine engine;
  private final String index;

  PromptDocuments(Engine engine, String index) {
    this.engine = engine;
    this.index = index;
  }

  /// The document as last written, with `_source`, `_seq_no` and `_primary_term`.
  Optional<JsonNode> get(String id) {
    EngineReply reply = send("GET", document(id), Map.of(), null);
    if (reply.status() == 404 && reply.json().has("found")) {
      return Optional.empty();
    }
    if (!reply.succeeded()) {
      throw EngineErrors.of(WHAT, reply);
    }
    return Optional.of(reply.json());
  }

  /// The documents as last written, those that there are.
  List<JsonNode> get(List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    ObjectNode body = Json.object();
    ArrayNode array = body.putArray("ids");
    ids.stream().distinct().forEach(array::add);
    EngineReply reply = send("POST", "/" + index + "/_mget", Map.of(), body);
    if (!reply.succeeded()) {
      throw EngineErrors.of(WHAT, reply);
    }
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode document : reply.json().path("docs")) {
      if (document.has("error")) {
        throw EngineErrors.of(WHAT, reply);
      }
      if (document.path("found").booleanValue()) {
        found.add(document);
      }
    }
    return found;
  }

  /// Adds a document.
  ///
  /// @return false when there is one with this id
  boolean create(String id, JsonNode source) {
    return written(send("PUT", document(id), Map.of("op_type", "create"), source));
  }

  /// Replaces a document, visibly for searches.
  ///
  /// @return false when it is not the one that was read any more
  boolean replace(String id, Map<String, String> revision, JsonNode source) {
    Map<String, String> parameters = new HashMap<>(revision);
    parameters.put("refresh", "true");
    return written(send("PUT", document(id), parameters, source));
  }

  /// Searches; the whole reply.
  JsonNode search(JsonNode query) {
    EngineReply reply = send("POST", "/" + index + "/_search", Map.of(), query);
    if (!reply.succeeded() || reply.json().at("/_shards/failed").intValue() > 0) {
      throw EngineErrors.of("a search for prompts", reply);
    }
    return reply.json();
  }

  private String document(String id) {
    return "/" + index + "/_doc/" + id;
  }

  private static boolean written(EngineReply reply) {
    if (reply.succeeded()) {
      return true;
    }
    if (reply.errorType().equals(CONFLICT)) {
      return false;
    }
    throw EngineErrors.of(WHAT, reply);
  }

  private EngineReply send(
      String method, String path, Map<String, String> query, @Nullable JsonNode body) {
    try {
      return engine.call(method, path, query, body);
    } catch (IOException e) {
      throw EngineErrors.of(e);
    }
  }
}
