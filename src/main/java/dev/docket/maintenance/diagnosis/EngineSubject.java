package dev.docket.maintenance.diagnosis;

import java.util.List;

/// The engine and its shards.
public final class EngineSubject implements Diagnosis.Subject {

  private static final String SHARDS = "shards";
  private static final int MANY_TASKS = 50;

  private final EngineFacts engine;

  public EngineSubject(EngineFacts engine) {
    this.engine = engine;
  }

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public List<Check> look() {
    return List.of(cluster(engine.cluster()), shards());
  }

  private Check cluster(EngineFacts.Cluster cluster) {
    String seen =
        "OpenSearch %s, %d data nodes, %d pending tasks, %d writes rejected since its start"
            .formatted(
                cluster.version(),
                cluster.dataNodes(),
                cluster.pendingTasks(),
                cluster.rejectedWrites());
    if (!cluster.version().startsWith("3.")) {
      return Check.fail(name(), seen, "Docket needs OpenSearch 3.");
    }
    return cluster.pendingTasks() > MANY_TASKS
        ? Check.warn(
            name(), seen, "The cluster manager falls behind: give it more CPU, or fewer indices.")
        : Check.ok(name(), seen);
  }

  private Check shards() {
    List<String> lost = engine.lost();
    if (!lost.isEmpty()) {
      return Check.fail(
          SHARDS,
          "data are missing in " + String.join(", ", lost),
          "If a node is away, bring it back. If files are damaged, restore the newest backup into an empty store: docs/maintenance.md.");
    }
    List<String> incomplete = engine.incomplete();
    return incomplete.isEmpty()
        ? Check.ok(SHARDS, "all are there")
        : Check.warn(
            SHARDS,
            "a copy is missing of " + String.join(", ", incomplete),
            "A node is away, or there are fewer nodes than copies (DOCKET_REPLICAS).");
  }
}
