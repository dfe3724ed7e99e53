package dev.docket.opensearch.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.maintenance.diagnosis.EngineFacts;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.schema.IndexTemplates;
import dev.docket.opensearch.schema.Layout;
import dev.docket.requests.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the engine's own statistics say.
public final class ObservedEngine implements EngineFacts {

  private final MaintenanceCalls calls;
  private final IndexTemplates templates;
  private final NewestRequest newest;
  private final Layout layout;

  public ObservedEngine(Engine engine, Layout layout) {
    this.calls = new MaintenanceCalls(engine);
    this.templates = new IndexTemplates(engine, layout);
    this.newest = new NewestRequest(engine, layout);
    this.layout = layout;
  }

  @Override
  public Cluster cluster() {
    JsonNode health = calls.get("the engine's health", "/_cluster/health", Map.of());
    long rejected = 0;
    for (JsonNode node : nodes("thread_pool", "nodes.*.thread_pool.write.rejected")) {
      rejected += node.at("/thread_pool/write/rejected").longValue();
    }
    return new Cluster(
        calls.get("the engine's version", "/", Map.of()).at("/version/number").asText(),
        health.path("number_of_data_nodes").intValue(),
        health.path("number_of_pending_tasks").intValue(),
        rejected);
  }

  @Override
  public List<Disk> disks() {
    List<Disk> disks = new ArrayList<>();
    for (JsonNode node : nodes("fs", "nodes.*.name,nodes.*.fs.total")) {
      disks.add(
          new Disk(
              node.path("name").asText(),
              node.at("/fs/total/available_in_bytes").longValue(),
              node.at("/fs/total/total_in_bytes").longValue()));
    }
    return disks;
  }

  private JsonNode nodes(String statistics, String paths) {
    return calls
        .get(
            "the engine's nodes",
            "/_nodes/data:true/stats/" + statistics,
            Map.of("filter_path", paths))
        .path("nodes");
  }

  @Override
  public List<String> lost() {
    return withStatus("red");
  }

  @Override
  public List<String> incomplete() {
    return withStatus("yellow");
  }

  private List<String> withStatus(String status) {
    JsonNode indices =
        calls
            .get(
                "the health of indices",
                "/_cluster/health/%s-*".formatted(layout.prefix()),
                Map.of("level", "indices", "filter_path", "indices.*.status"))
            .path("indices");
    return indices.properties().stream()
        .filter(index -> index.getValue().path("status").asText().equals(status))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Override
  public Duration clocksApart(Instant from) {
    Duration most = Duration.ZERO;
    for (JsonNode node : nodes("os", "nodes.*.timestamp")) {
      Duration apart =
          Duration.between(from, Instant.ofEpochMilli(node.path("timestamp").longValue())).abs();
      most = apart.compareTo(most) > 0 ? apart : most;
    }
    return most;
  }

  @Override
  public Optional<Instant> newestRequest() {
    return newest.find().map(RequestId::drawnAt);
  }

  @Override
  public List<String> differing() {
    return templates.differing();
  }
}
