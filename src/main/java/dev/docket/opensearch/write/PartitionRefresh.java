package dev.docket.opensearch.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineReply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes what partitions have taken in visible to searches, by the engine's `_refresh`.
public final class PartitionRefresh implements Refreshing.Refresh {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionRefresh.class);

  private static final Map<String, String> PARAMETERS =
      Map.of("ignore_unavailable", "true", "filter_path", "_shards.failed,error");

  private final Engine engine;
  private final String pattern;

  /// Refreshes partitions.
  ///
  /// @param pattern names all of them, `docket-requests-*`
  public PartitionRefresh(Engine engine, String pattern) {
    this.engine = engine;
    this.pattern = pattern;
  }

  @Override
  public boolean of(Set<String> indices) {
    try {
      EngineReply reply =
          engine.call("POST", "/" + String.join(",", indices) + "/_refresh", PARAMETERS, null);
      boolean done = reply.succeeded() && reply.json().at("/_shards/failed").intValue() == 0;
      if (!done) {
        LOG.warn("a refresh failed status={} error={}", reply.status(), reply.errorType());
      }
      return done;
    } catch (IOException e) {
      LOG.warn("the engine did not answer a refresh error={}", e.toString());
      return false;
    }
  }

  /// Of all that can be: a partition that nobody holds would be waited for, for a minute.
  @Override
  public boolean ofAll() {
    try {
      EngineReply health =
          engine.call(
              "GET",
              "/_cluster/health/" + pattern,
              Map.of("level", "indices", "filter_path", "indices.*.status,error"),
              null);
      if (!health.succeeded()) {
        LOG.warn("the engine did not say which partitions there are status={}", health.status());
        return false;
      }
      List<String> held = new ArrayList<>();
      for (Map.Entry<String, JsonNode> index : health.json().path("indices").properties()) {
        if (!index.getValue().path("status").asText().equals("red")) {
          held.add(index.getKey());
        }
      }
      return held.isEmpty() || of(Set.copyOf(held));
    } catch (IOException e) {
      LOG.warn("the engine did not say which partitions there are error={}", e.toString());
      return false;
    }
  }
}
