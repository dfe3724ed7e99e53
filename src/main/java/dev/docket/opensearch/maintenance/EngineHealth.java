package dev.docket.opensearch.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.maintenance.Health;
import dev.docket.maintenance.HealthCheck;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.EngineReply;
import dev.docket.opensearch.schema.Layout;
import dev.docket.opensearch.schema.PartitionList;
import dev.docket.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether a write would be accepted: the newest partition and the index of objects have their
/// primaries, and the disk has room.
public final class EngineHealth implements HealthCheck {

  private static final Logger LOG = LoggerFactory.getLogger(EngineHealth.class);

  private static final String OK = "ok";
  private static final long REMEMBERED = Duration.ofSeconds(1).toNanos();

  private final Engine engine;
  private final Layout layout;
  private final PartitionList partitions;
  private final Supplier<Optional<String>> obstacle;

  private final Lock looking = new ReentrantLock();
  private @Nullable Seen last;

  public EngineHealth(
      Engine engine, Layout layout, PartitionList partitions, Supplier<Optional<String>> obstacle) {
    this.engine = engine;
    this.layout = layout;
    this.partitions = partitions;
    this.obstacle = obstacle;
  }

  /// Asks the engine at most once a second and one question at a time, however many ask here: the
  /// routes that do are open to everybody, and an engine may take its time.
  @Override
  public Health check() {
    looking.lock();
    try {
      if (last == null || System.nanoTime() - last.nanos() > REMEMBERED) {
        last = new Seen(look(), System.nanoTime());
      }
      return last.health();
    } finally {
      looking.unlock();
    }
  }

  private record Seen(Health health, long nanos) {}

  private Health look() {
    Map<String, String> checks = new LinkedHashMap<>();
    Optional<JsonNode> indices = indices();
    checks.put("engine", indices.isPresent() ? OK : "does not answer");
    checks.put("writes", indices.map(this::writes).orElse("unknown"));
    checks.put("disk", obstacle.get().orElse(OK));
    checks.put("partitions", indices.map(EngineHealth::partitions).orElse("unknown"));
    boolean writable = OK.equals(checks.get("writes")) && OK.equals(checks.get("disk"));
    Health.State state =
        !writable
            ? Health.State.DOWN
            : OK.equals(checks.get("partitions")) ? Health.State.READY : Health.State.DEGRADED;
    return new Health(state, checks);
  }

  /// Waits a while for the primaries that reading keys and writing requests need: after a restart
  /// the engine answers some time before it has opened its indices.
  ///
  /// @throws dev.docket.problem.ProblemException when they are still missing
  public void awaitPrimaries() {
    String indices =
        partitions
            .newest()
            .map(newest -> layout.objectsIndex() + "," + newest)
            .orElse(layout.objectsIndex());
    try {
      EngineReply reply =
          engine.call(
              "GET",
              "/_cluster/health/" + indices,
              Map.of("wait_for_status", "yellow", "timeout", "5s"),
              null);
      if (!reply.succeeded()) {
        LOG.info("waiting for the engine to open its indices status={}", reply.status());
        throw ProblemException.unavailable(
            "The search engine has not opened its indices yet.", EngineErrors.RETRY_AFTER);
      }
    } catch (IOException e) {
      throw EngineErrors.of(e);
    }
  }

  private Optional<JsonNode> indices() {
    try {
      EngineReply reply =
          engine.probe(
              "/_cluster/health/%s,%s".formatted(layout.requestsPattern(), layout.objectsIndex()),
              Map.of("level", "indices", "timeout", "1s"));
      JsonNode indices = reply.json().path("indices");
      return indices.isObject() ? Optional.of(indices) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private String writes(JsonNode indices) {
    Optional<String> newest = partitions.newest();
    if (newest.isEmpty()) {
      return "there is no partition yet";
    }
    if (!hasPrimaries(indices, newest.get())) {
      return newest.get() + " has no primary";
    }
    return hasPrimaries(indices, layout.objectsIndex())
        ? OK
        : layout.objectsIndex() + " has no primary";
  }

  private static boolean hasPrimaries(JsonNode indices, String index) {
    String status = indices.path(index).path("status").asText();
    return status.equals("green") || status.equals("yellow");
  }

  private static String partitions(JsonNode indices) {
    long green =
        indices.properties().stream()
            .filter(index -> index.getValue().path("status").asText().equals("green"))
            .count();
    return green == indices.size()
        ? OK
        : "%d of %d indices lack a shard or a replica"
            .formatted(indices.size() - green, indices.size());
  }
}
