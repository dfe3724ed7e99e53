package dev.docket.maintenance.diagnosis;

import java.util.ArrayList;
import java.util.List;

/// Settings that are allowed, and unwise here.
public final class ConfigurationSubject implements Diagnosis.Subject {

  private static final long SMALL_HEAP = 512L << 20;
  private static final double LARGE_SHARE = 0.75;

  private final Configured configured;
  private final EngineFacts engine;

  public ConfigurationSubject(Configured configured, EngineFacts engine) {
    this.configured = configured;
    this.engine = engine;
  }

  @Override
  public String name() {
    return "configuration";
  }

  @Override
  public List<Check> look() {
    List<Check> checks = new ArrayList<>();
    if (!isLoopback(configured.host())) {
      checks.add(
          Check.warn(
              name(),
              "listens on %s, without TLS".formatted(configured.host()),
              "Let only a proxy with TLS reach this port, see docs/deployment.md; or listen on 127.0.0.1."));
    }
    if (configured.plainPassword()) {
      checks.add(
          Check.warn(
              name(),
              "the password of the cluster is sent over http",
              "Use https in DOCKET_OPENSEARCH_URL."));
    }
    checkCopies(checks);
    checkHeap(checks);
    return checks.isEmpty() ? List.of(Check.ok(name(), "nothing unwise")) : checks;
  }

  private void checkCopies(List<Check> checks) {
    int nodes = engine.cluster().dataNodes();
    if (nodes > 1 && configured.replicas() == 0) {
      checks.add(
          Check.warn(
              name(),
              "%d data nodes, and one copy of everything".formatted(nodes),
              "Set DOCKET_REPLICAS=1: without it a lost node is lost data."));
    } else if (configured.replicas() >= nodes) {
      checks.add(
          Check.warn(
              name(),
              "%d replicas, and %d data nodes".formatted(configured.replicas(), nodes),
              "Set DOCKET_REPLICAS below the number of data nodes: the others are never made."));
    }
  }

  private void checkHeap(List<Check> checks) {
    if (configured.heap() < SMALL_HEAP && !configured.external()) {
      checks.add(
          Check.warn(
              name(),
              "a heap of %s".formatted(Bytes.shown(configured.heap())),
              "Give the embedded engine 1 GiB: JAVA_OPTS=-Xmx1g."));
    }
    if (configured.memory() > 0 && configured.heap() > LARGE_SHARE * configured.memory()) {
      checks.add(
          Check.warn(
              name(),
              "a heap of %s on a machine with %s"
                  .formatted(Bytes.shown(configured.heap()), Bytes.shown(configured.memory())),
              "Leave half of the memory to the system: it keeps the engine's files there."));
    }
  }

  private static boolean isLoopback(String host) {
    return host.startsWith("127.") || host.equals("localhost") || host.equals("::1");
  }
}
