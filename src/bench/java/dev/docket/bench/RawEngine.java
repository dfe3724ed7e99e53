package dev.docket.bench;

import dev.docket.json.Json;
import dev.docket.node.EmbeddedEngine;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineAddress;
import dev.docket.opensearch.EngineReply;
import dev.docket.opensearch.schema.IndexTemplates;
import dev.docket.opensearch.schema.Layout;
import dev.docket.opensearch.schema.PartitionLength;
import dev.docket.opensearch.schema.PartitionList;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The engine that Docket embeds, with Docket's templates and nothing else: the measure of all
/// figures. Prints where it is, and runs until it is stopped.
final class RawEngine {

  static final Layout LAYOUT = new Layout("docket", PartitionLength.MONTH, 1, 0);

  private RawEngine() {}

  public static void main(String[] arguments) throws InterruptedException, IOException {
    EmbeddedEngine node = EmbeddedEngine.start(Path.of(arguments[0]));
    Runtime.getRuntime().addShutdownHook(new Thread(node::close));
    try (Engine engine = Engine.at(EngineAddress.embedded(node.address(), node.token()))) {
      PartitionList partitions = new PartitionList(engine, LAYOUT, Clock.systemUTC());
      new IndexTemplates(engine, LAYOUT).install();
      partitions.refresh();
      refreshEverySecond(engine, partitions.newest().orElseThrow());
      System.out.printf(
          "ready %s %s %s%n", node.address(), node.token(), partitions.newest().orElseThrow());
    }
    new CountDownLatch(1).await();
  }

  /// As often as Docket refreshes it: writes that no search sees yet are cheaper.
  private static void refreshEverySecond(Engine engine, String index) throws IOException {
    var settings = Json.object();
    settings.putObject("index").put("refresh_interval", "1s");
    EngineReply reply = engine.call("PUT", "/" + index + "/_settings", Map.of(), settings);
    if (!reply.succeeded()) {
      throw new IOException("the index keeps its settings: " + reply.errorType());
    }
  }
}
