package dev.docket.contract;

import dev.docket.opensearch.EngineAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.opensearch.testcontainers.OpenSearchContainer;
import org.testcontainers.utility.DockerImageName;

/// The store contract on a real OpenSearch in a container. Profile `docker` only; without a Docker
/// daemon it fails, it never skips.
@Tag("docker")
class OpenSearchContractIT extends StoreContract {

  private final OpenSearchContainer<?> container =
      new OpenSearchContainer<>(DockerImageName.parse("opensearchproject/opensearch:3.8.0"));

  @Override
  EngineAddress engine() {
    container.start();
    return new EngineAddress(
        List.of(URI.create(container.getHttpHostAddress())), null, null, null, null);
  }

  @AfterAll
  void stop() {
    container.stop();
  }
}
