package dev.docket.opensearch.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineReply;
import dev.docket.opensearch.schema.Terms;
import dev.docket.opensearch.write.BulkOperations.Operation;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One bulk, sent and judged: every write gets the fate of its own operation.
final class BulkRound implements GroupCommit.BulkSender {

  private static final Logger LOG = LoggerFactory.getLogger(BulkRound.class);

  /// How long the engine may wait for a shard that nobody holds at the moment. All writes of the
  /// bulk wait with it, those of sound partitions too; whoever it was is set aside and tried again.
  private static final String SHARD_PATIENCE = "50ms";

  private static final Map<String, String> PARAMETERS =
      Map.of(
          "timeout",
          SHARD_PATIENCE,
          "filter_path",
          "error,status,items.*.status,items.*.result,items.*.error.type,items.*.error.reason,items.*.error.caused_by,items.*.get._source");

  private final Engine engine;
  private final BulkOperations operations;
  private final ResendLookup resends;
  private final Supplier<Optional<String>> obstacle;
  private final WriteMetrics metrics;

  /// A sender to an engine.
  ///
  /// @param obstacle why nothing may be written now, such as a disk that is nearly full
  BulkRound(
      Engine engine,
      BulkOperations operations,
      ResendLookup resends,
      Supplier<Optional<String>> obstacle,
      WriteMetrics metrics) {
    this.engine = engine;
    this.operations = operations;
    this.resends = resends;
    this.obstacle = obstacle;
    this.metrics = metrics;
  }

  @Override
  public Unsent send(List<PendingWrite> writes) {
    Optional<String> reason = obstacle.get();
    if (reason.isPresent()) {
      ProblemException problem = ProblemException.unavailable(reason.get(), 10);
      writes.forEach(write -> write.fail(problem));
      return Unsent.NONE;
    }
    Unsent unsent = new Unsent(new ArrayList<>(), new ArrayList<>());
    List<PendingWrite> fresh = fresh(writes, unsent);
    if (!fresh.isEmpty()) {
      send(BulkOperations.of(fresh), unsent);
    }
    metrics.again(unsent.again().size() + unsent.aside().size());
    return unsent;
  }

  /// Without what is stored already. Where that cannot be found out, creates wait, and only they.
  private List<PendingWrite> fresh(List<PendingWrite> writes, Unsent unsent) {
    try {
      return resends.withoutStored(writes);
    } catch (IOException e) {
      LOG.warn("the engine did not say what is stored already error={}", e.toString());
      List<PendingWrite> others = new ArrayList<>();
      for (PendingWrite write : writes) {
        switch (write.write()) {
          case Write.Create _ -> unsent.aside().add(write);
          case Write.Patch _, Write.Erase _ -> others.add(write);
        }
      }
      return others;
    }
  }

  private void send(List<Operation> bulk, Unsent unsent) {
    EngineReply reply;
    long start = System.nanoTime();
    try {
      reply = engine.bulk(operations.ndjson(bulk), PARAMETERS);
    } catch (IOException e) {
      LOG.warn(
          "the engine did not answer a bulk operations={} error={}", bulk.size(), e.toString());
      bulk.forEach(operation -> unsent.again().addAll(operation.writes()));
      return;
    } finally {
      metrics.bulk(bulk.size(), System.nanoTime() - start);
    }
    JsonNode items = reply.json().path("items");
    if (items.size() == bulk.size()) {
      judge(bulk, items, unsent);
    } else {
      refusedWhole(bulk, reply, unsent);
    }
  }

  /// A poisoned operation can make the engine refuse its whole bulk. Halves are sent until it is
  /// alone, so that it fails alone.
  private void refusedWhole(List<Operation> bulk, EngineReply reply, Unsent unsent) {
    boolean forGood = reply.status() == 400 || reply.status() == 413;
    if (!forGood) {
      LOG.warn("the engine refused a bulk status={} error={}", reply.status(), reply.errorType());
      bulk.forEach(operation -> unsent.again().addAll(operation.writes()));
    } else if (bulk.size() > 1) {
      send(bulk.subList(0, bulk.size() / 2), unsent);
      send(bulk.subList(bulk.size() / 2, bulk.size()), unsent);
    } else if (reply.status() == 413) {
      fail(
          bulk.getFirst(),
          new ProblemException(
              new Problem.TooLarge("The request is larger than the engine takes.")));
    } else {
      reject(bulk.getFirst(), reply.errorType());
    }
  }

  private void judge(List<Operation> bulk, JsonNode items, Unsent unsent) {
    List<Operation> existing = new ArrayList<>();
    for (int i = 0; i < bulk.size(); i++) {
      Operation operation = bulk.get(i);
      switch (BulkVerdict.of(items.get(i))) {
        case BulkVerdict.Stored stored -> succeed(operation, stored.source());
        case BulkVerdict.Missing _ -> succeed(operation, new WriteResult.Unknown());
        case BulkVerdict.Exists _ -> existing.add(operation);
        case BulkVerdict.Rejected rejected -> reject(operation, rejected.type());
        case BulkVerdict.NobodyHolds lost -> {
          LOG.debug("set aside id={} reason={}", operation.first().id(), lost.reason());
          unsent.aside().addAll(operation.writes());
        }
        case BulkVerdict.TryAgain passing -> {
          LOG.debug("to be tried again id={} reason={}", operation.first().id(), passing.reason());
          unsent.again().addAll(operation.writes());
        }
      }
    }
    if (!existing.isEmpty()) {
      settle(existing, unsent);
    }
  }

  /// Tells our own first tries from ids that somebody else has drawn, by the stored token.
  private void settle(List<Operation> existing, Unsent unsent) {
    var body = Json.object();
    ArrayNode docs = body.putArray("docs");
    for (Operation operation : existing) {
      var doc = docs.addObject();
      doc.put("_index", operation.first().index());
      doc.put("_id", Long.toString(operation.first().id()));
      doc.putArray("_source").add("write_token");
    }
    try {
      JsonNode found = engine.call("POST", "/_mget", Map.of(), body).json().path("docs");
      for (int i = 0; i < existing.size(); i++) {
        settle(existing.get(i), found.path(i), unsent);
      }
    } catch (IOException e) {
      LOG.warn("the engine did not say whose ids these are error={}", e.toString());
      existing.forEach(operation -> unsent.again().addAll(operation.writes()));
    }
  }

  private static void settle(Operation operation, JsonNode found, Unsent unsent) {
    String token = found.path("_source").path("write_token").asText();
    if (!(operation.first().write() instanceof Write.Create create) || token.isEmpty()) {
      unsent.again().addAll(operation.writes());
    } else if (token.equals(create.writeToken())) {
      succeed(operation, new WriteResult.Stored(create.id(), List.of()));
    } else {
      succeed(operation, new WriteResult.IdTaken());
    }
  }

  private static void succeed(Operation operation, JsonNode source) {
    List<String> tags = new ArrayList<>();
    source.path("tags").forEach(tag -> tags.add(Terms.decode(tag.asText())));
    succeed(operation, new WriteResult.Stored(operation.first().write().id(), tags));
  }

  private static void succeed(Operation operation, WriteResult result) {
    operation.writes().forEach(write -> write.succeed(result));
  }

  private static void reject(Operation operation, String type) {
    LOG.error("the engine refused a write id={} error={}", operation.first().id(), type);
    fail(operation, ProblemException.invalid("", "The engine does not take this request: " + type));
  }

  private static void fail(Operation operation, ProblemException problem) {
    operation.writes().forEach(write -> write.fail(problem));
  }

  /// What a caller hears whose write was sent and not answered in time.
  static ProblemException inDoubt() {
    return ProblemException.unavailable(
        "The write was not confirmed in time; it may or may not be stored. Send it again.", 2);
  }
}
