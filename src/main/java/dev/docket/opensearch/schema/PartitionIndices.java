package dev.docket.opensearch.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.EngineReply;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The indices of partitions, as the engine has them.
///
/// One that is given up carries an alias that says from when on it may be deleted, and is hidden
/// from every pattern: no server routes to it or searches it any more by the time it goes, so that
/// no late patch can make it anew and no search loses it half-way.
final class PartitionIndices {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionIndices.class);

  private static final Map<String, String> HIDDEN_TOO = Map.of("expand_wildcards", "all");

  private static final Map<String, String> IF_THERE = Map.of("ignore_unavailable", "true");

  private final Engine engine;
  private final Layout layout;

  PartitionIndices(Engine engine, Layout layout) {
    this.engine = engine;
    this.layout = layout;
  }

  /// What there is.
  ///
  /// @param staying by their starts
  /// @param leaving those given up, and from when on each may be deleted
  record Listed(NavigableMap<Instant, Partition> staying, Map<Partition, Instant> leaving) {}

  Listed list() {
    JsonNode indices =
        must(
            "the list of partitions",
            send("GET", "/" + layout.requestsPattern() + "/_alias", HIDDEN_TOO, null));
    Listed listed = new Listed(new TreeMap<>(), new TreeMap<>(Partition.BY_START));
    for (Map.Entry<String, JsonNode> index : indices.properties()) {
      Partition.named(index.getKey(), layout.prefix())
          .ifPresent(partition -> add(listed, partition, index.getValue().path("aliases")));
    }
    return listed;
  }

  private void add(Listed listed, Partition partition, JsonNode aliases) {
    Optional<Instant> leaves =
        aliases.properties().stream()
            .flatMap(alias -> Partition.leaving(alias.getKey(), layout.prefix()).stream())
            .findFirst();
    if (leaves.isPresent()) {
      listed.leaving().put(partition, leaves.get());
    } else {
      listed.staying().put(partition.start(), partition);
    }
  }

  /// Makes it; one that is there already is no error.
  void create(Partition partition) {
    EngineReply reply = send("PUT", "/" + partition.index(), Map.of(), null);
    if (reply.succeeded()) {
      LOG.info("partition created index={}", partition.index());
    } else if (!reply.errorType().equals("resource_already_exists_exception")) {
      throw EngineErrors.of("a new partition", reply);
    }
  }

  /// Gives it up. The alias first: without it nobody would ever delete what is hidden.
  void giveUp(Partition partition, Instant deletedFrom) {
    ObjectNode actions = Json.object();
    actions
        .putArray("actions")
        .addObject()
        .putObject("add")
        .put("index", partition.index())
        .put("alias", Partition.leavingAlias(deletedFrom, layout.prefix()));
    must("a partition's end", send("POST", "/_aliases", Map.of(), actions));
    ObjectNode hidden = Json.object().put("index.hidden", true);
    must(
        "a partition's end", send("PUT", "/" + partition.index() + "/_settings", Map.of(), hidden));
    String spans = "/" + partition.spansIndex(layout.prefix()) + "/_settings";
    EngineReply reply = send("PUT", spans, IF_THERE, hidden);
    if (!reply.succeeded() && reply.status() != 404) {
      throw EngineErrors.of("the end of a partition's spans", reply);
    }
    LOG.info("partition given up index={} deleted_from={}", partition.index(), deletedFrom);
  }

  /// Deletes its spans, then itself: broken off in between it is still listed, and deleted by the
  /// next round.
  void delete(Partition partition) {
    delete(partition.spansIndex(layout.prefix()));
    delete(partition.index());
    LOG.info("partition deleted index={}", partition.index());
  }

  private void delete(String index) {
    EngineReply reply = send("DELETE", "/" + index, IF_THERE, null);
    if (!reply.succeeded() && reply.status() != 404) {
      throw EngineErrors.of("the deletion of a partition", reply);
    }
  }

  private static JsonNode must(String what, EngineReply reply) {
    if (!reply.succeeded()) {
      throw EngineErrors.of(what, reply);
    }
    return reply.json();
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
