package dev.docket.opensearch.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.EngineReply;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One store for everything small: workspaces, keys, groups, sessions, views, jobs. Its promises
/// are those of single documents: created once whoever is first, replaced only if unchanged, read
/// as last written.
///
/// All methods throw [dev.docket.problem.ProblemException] when the engine does not answer.
public final class ObjectStore {

  /// Most objects of one kind that [#list] gives.
  public static final int MAX_LIST = 10_000;

  /// Keys stand in paths and document ids, so they are made by code, never by users.
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,300}");

  private static final String CONFLICT = "version_conflict_engine_exception";

  private final Engine engine;
  private final String index;

  public ObjectStore(Engine engine, String index) {
    this.engine = engine;
    this.index = index;
  }

  /// The object, as last written.
  public Optional<StoredObject> get(String kind, String key) {
    EngineReply reply = send("GET", document(kind, key), Map.of(), null);
    if (reply.status() == 404 && reply.json().has("found")) {
      return Optional.empty();
    }
    if (!reply.succeeded()) {
      throw EngineErrors.of("an object", reply);
    }
    return Optional.of(read(reply.json(), reply.json().path("_source")));
  }

  /// Creates an object.
  ///
  /// @param listed whether [#list] must show it when this returns
  /// @return false when there is one of this kind and key
  public boolean create(String kind, String key, JsonNode body, boolean listed) {
    return create(kind, key, source(kind, body), Boolean.toString(listed));
  }

  /// Creates an object that [#deleteExpired] deletes some time after it has expired.
  ///
  /// @return false when there is one of this kind and key
  public boolean create(String kind, String key, JsonNode body, Instant expiresAt) {
    return create(kind, key, source(kind, body).put("expires_at", expiresAt.toString()), "true");
  }

  /// Creates an object that [#newest] lists.
  ///
  /// @return false when there is one of this kind and key
  public boolean create(String kind, String key, JsonNode body, Labels labels) {
    return create(kind, key, labelled(source(kind, body), labels), "true");
  }

  private boolean create(String kind, String key, ObjectNode source, String refresh) {
    return written(
        send("PUT", document(kind, key), Map.of("op_type", "create", "refresh", refresh), source));
  }

  /// Replaces an object's body.
  ///
  /// @return false when somebody else has changed or deleted it since it was read
  public boolean replace(StoredObject old, JsonNode body) {
    return replace(old, source(old.kind(), body));
  }

  /// Replaces an object's body and labels.
  ///
  /// @return false when somebody else has changed or deleted it since it was read
  public boolean replace(StoredObject old, JsonNode body, Labels labels) {
    return replace(old, labelled(source(old.kind(), body), labels));
  }

  private boolean replace(StoredObject old, ObjectNode source) {
    return written(
        send(
            "PUT",
            document(old.kind(), old.key()),
            Map.of(
                "if_seq_no",
                Long.toString(old.seqNo()),
                "if_primary_term",
                Long.toString(old.primaryTerm()),
                "refresh",
                "true"),
            source));
  }

  /// Deletes an object; one that is gone already is no error.
  public void delete(String kind, String key) {
    EngineReply reply = send("DELETE", document(kind, key), Map.of("refresh", "true"), null);
    if (!reply.succeeded() && reply.status() != 404) {
      throw EngineErrors.of("an object", reply);
    }
  }

  /// All objects of a kind, in no order.
  public List<StoredObject> list(String kind) {
    ObjectNode query = Json.object().put("size", MAX_LIST);
    query.putObject("query").putObject("term").put("kind", kind);
    return search(query);
  }

  /// The objects of a kind with certain labels, the highest number first.
  ///
  /// @param having labels by their names, `workspace` or `name`
  /// @param most how many at most, up to [#MAX_LIST]
  public List<StoredObject> newest(String kind, Map<String, String> having, int most) {
    ObjectNode query = Json.object().put("size", most);
    query.putArray("sort").addObject().put("version", "desc");
    ArrayNode all = query.putObject("query").putObject("bool").putArray("filter");
    all.addObject().putObject("term").put("kind", kind);
    having.forEach((label, value) -> all.addObject().putObject("term").put(label, value));
    return search(query);
  }

  private List<StoredObject> search(ObjectNode query) {
    query.put("seq_no_primary_term", true);
    EngineReply reply = send("POST", "/" + index + "/_search", Map.of(), query);
    if (!reply.succeeded() || reply.json().at("/_shards/failed").intValue() > 0) {
      throw EngineErrors.of("a list of objects", reply);
    }
    List<StoredObject> objects = new ArrayList<>();
    reply.json().at("/hits/hits").forEach(hit -> objects.add(read(hit, hit.path("_source"))));
    return objects;
  }

  /// Deletes all objects of a kind that have expired and that a search can see.
  public void deleteExpired(String kind, Instant now) {
    ObjectNode expired = Json.object();
    var all = expired.putObject("query").putObject("bool").putArray("filter");
    all.addObject().putObject("term").put("kind", kind);
    all.addObject().putObject("range").putObject("expires_at").put("lte", now.toString());
    EngineReply reply =
        send(
            "POST",
            "/" + index + "/_delete_by_query",
            // Whatever is changed meanwhile is not expired.
            Map.of("conflicts", "proceed", "refresh", "true"),
            expired);
    if (!reply.succeeded()) {
      throw EngineErrors.of("a deletion of objects", reply);
    }
  }

  private String document(String kind, String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("not an object's key: " + key);
    }
    return "/" + index + "/_doc/" + kind + "~" + key;
  }

  /// The body is one JSON text: it is never searched, and may hold any property name.
  private static ObjectNode source(String kind, JsonNode body) {
    return Json.object().put("kind", kind).put("body", Json.text(body));
  }

  private static ObjectNode labelled(ObjectNode source, Labels labels) {
    source.put("workspace", labels.workspace().term()).put("name", labels.name());
    source.put("version", labels.number());
    Instant expiresAt = labels.expiresAt();
    return expiresAt == null ? source : source.put("expires_at", expiresAt.toString());
  }

  private static StoredObject read(JsonNode document, JsonNode source) {
    String kind = source.path("kind").asText();
    return new StoredObject(
        kind,
        document.path("_id").asText().substring(kind.length() + 1),
        Json.parse(source.path("body").asText()),
        document.path("_seq_no").longValue(),
        document.path("_primary_term").longValue());
  }

  private static boolean written(EngineReply reply) {
    if (reply.succeeded()) {
      return true;
    }
    if (reply.errorType().equals(CONFLICT)) {
      return false;
    }
    throw EngineErrors.of("an object", reply);
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
