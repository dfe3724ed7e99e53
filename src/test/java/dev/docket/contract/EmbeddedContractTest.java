package dev.docket.contract;

import dev.docket.node.EmbeddedEngine;
import dev.docket.opensearch.EngineAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/// The store contract on the engine that Docket brings with it.
class EmbeddedContractTest extends StoreContract {

  @TempDir private static Path folder;

  private EmbeddedEngine node;

  @Override
  EngineAddress engine() {
    node = EmbeddedEngine.start(folder.resolve("data"));
    return EngineAddress.embedded(node.address(), node.token());
  }

  @AfterAll
  void stop() {
    node.close();
  }
}
