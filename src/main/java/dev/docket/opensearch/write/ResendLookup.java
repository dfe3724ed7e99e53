package dev.docket.opensearch.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineReply;
import dev.docket.requests.RequestId;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a server remembers of the tries before its start: the store's own digests.
///
/// A caller whose answer was lost in a crash sends the same bytes to the server that starts next,
/// which has no memory of them. For as long as a try is remembered, the digests of a bulk's creates
/// are therefore looked up among the requests whose ids were drawn before the start. One that is
/// found is answered with the id that it has. Thread-safe.
final class ResendLookup {

  /// As long as a server that was not stopped would have remembered.
  static final Duration REMEMBERED = Duration.ofMinutes(2);

  /// How long a bulk of a server that died may still be on its way into an engine that lives on.
  private static final Duration STRAGGLING = Duration.ofSeconds(10);

  private static final int PAGE = 1_000;

  private static final Map<String, String> WHOLE_OR_NOTHING =
      Map.of("allow_partial_search_results", "false");

  private static final Logger LOG = LoggerFactory.getLogger(ResendLookup.class);

  private final Engine engine;
  private final Function<Instant, String> indices;
  private final InstantSource clock;
  private final Instant start;
  private final RequestId newest;

  /// Who was given a request that was found: its digest to the write token of the call. The same
  /// call may ask again; another one with the same bytes is a new request.
  private final Map<String, String> given = new ConcurrentHashMap<>();

  private volatile boolean refreshed;
  private volatile boolean over;

  /// Counts from now as the start.
  ///
  /// @param indices names those that hold requests whose ids were drawn at or after a moment. No
  ///   others are asked: one that has lost a shard months ago would end all writes for two minutes
  /// @param clock the one that ids are drawn by
  /// @param newest the largest id that was stored before: a clock that has gone back since does not
  ///   say so
  ResendLookup(
      Engine engine, Function<Instant, String> indices, InstantSource clock, RequestId newest) {
    this.engine = engine;
    this.indices = indices;
    this.clock = clock;
    this.start = clock.instant();
    this.newest = newest;
  }

  /// Answers the creates that were stored before the start.
  ///
  /// @return the other writes
  /// @throws IOException when the engine could not look into each of those partitions; nothing is
  ///   answered then
  List<PendingWrite> withoutStored(List<PendingWrite> writes) throws IOException {
    Set<String> keys = over() ? Set.of() : keys(writes);
    if (keys.isEmpty()) {
      return writes;
    }
    Map<String, Long> stored = find(keys);
    List<PendingWrite> others = new ArrayList<>();
    for (PendingWrite write : writes) {
      Long id = stored(write, stored);
      if (id == null) {
        others.add(write);
      } else {
        LOG.info("stored before the start id={}", id);
        write.succeed(new WriteResult.Stored(new RequestId(id), List.of()));
      }
    }
    return others;
  }

  private @Nullable Long stored(PendingWrite write, Map<String, Long> stored) {
    if (!(write.write() instanceof Write.Create create) || create.resendKey() == null) {
      return null;
    }
    Long id = stored.get(create.resendKey());
    if (id == null) {
      return null;
    }
    String owner = given.putIfAbsent(create.resendKey(), create.writeToken());
    return owner == null || owner.equals(create.writeToken()) ? id : null;
  }

  /// Whether nothing from before the start is to be remembered any more, or ever was.
  private boolean over() throws IOException {
    if (!over) {
      Instant now = clock.instant();
      over =
          !now.isBefore(start.plus(REMEMBERED))
              || (!now.isBefore(start.plus(STRAGGLING)) && !anyBeforeStart());
    }
    return over;
  }

  private static Set<String> keys(List<PendingWrite> writes) {
    Set<String> keys = new HashSet<>();
    for (PendingWrite write : writes) {
      if (write.write() instanceof Write.Create create && create.resendKey() != null) {
        keys.add(create.resendKey());
      }
    }
    return keys;
  }

  /// The newest request of each digest. Digests cover the workspace, so none can be another's.
  private Map<String, Long> find(Set<String> keys) throws IOException {
    Map<String, Long> found = new HashMap<>();
    Set<String> open = new HashSet<>(keys);
    while (!open.isEmpty()) {
      JsonNode hits = search(open);
      for (JsonNode hit : hits) {
        JsonNode source = hit.path("_source");
        found.putIfAbsent(source.path("resend_key").asText(), source.path("seq").longValue());
      }
      if (hits.size() < PAGE) {
        return found;
      }
      open.removeAll(found.keySet());
    }
    return found;
  }

  private JsonNode search(Set<String> keys) throws IOException {
    ObjectNode body = Json.object().put("size", PAGE).put("track_total_hits", false);
    body.putArray("_source").add("resend_key").add("seq");
    body.putArray("sort").addObject().put("seq", "desc");
    ArrayNode filter = filter(body);
    ArrayNode terms = filter.addObject().putObject("terms").putArray("resend_key");
    keys.forEach(terms::add);
    return ask(body).path("hits").path("hits");
  }

  private boolean anyBeforeStart() throws IOException {
    ObjectNode body = Json.object().put("size", 0).put("track_total_hits", 1);
    filter(body);
    return ask(body).path("hits").path("total").path("value").longValue() > 0;
  }

  /// Those of the last minutes before the start. Where an earlier server's clock was ahead, these
  /// are the last minutes by that clock, and not all that came since the right time.
  private ArrayNode filter(ObjectNode body) {
    ArrayNode filter = body.putObject("query").putObject("bool").putArray("filter");
    boolean ahead = newest.value() >= RequestId.firstAt(start);
    Instant last = ahead ? newest.drawnAt() : clock.instant();
    filter
        .addObject()
        .putObject("range")
        .putObject("seq")
        .put("gte", RequestId.firstAt(last.minus(REMEMBERED)))
        .put("lt", ahead ? newest.value() + 1 : RequestId.firstAt(start));
    return filter;
  }

  private JsonNode ask(ObjectNode body) throws IOException {
    refresh();
    return checked(
        "a search", engine.call("POST", "/" + recent() + "/_search", WHOLE_OR_NOTHING, body));
  }

  /// Once is enough: what was stored before the start is searchable after it. A shard that is still
  /// recovering now refreshes itself at its end. For one that is lost a refresh would wait, and
  /// every write with it.
  private void refresh() throws IOException {
    if (!refreshed) {
      JsonNode health =
          checked(
              "the state of partitions",
              engine.call("GET", "/_cluster/health/" + recent(), Map.of(), null));
      if (health.path("status").asText().equals("red")) {
        throw new IOException("a partition is not there: " + recent());
      }
      checked("a refresh", engine.call("POST", "/" + recent() + "/_refresh", Map.of(), null));
      refreshed = true;
    }
  }

  private String recent() {
    return indices.apply(start.minus(REMEMBERED));
  }

  private static JsonNode checked(String what, EngineReply reply) throws IOException {
    if (!reply.succeeded() || reply.json().path("_shards").path("failed").intValue() > 0) {
      throw new IOException(
          "%s was refused: status %d %s".formatted(what, reply.status(), reply.errorType()));
    }
    return reply.json();
  }
}
