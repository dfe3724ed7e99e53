package dev.docket.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.node.EmbeddedEngine;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineAddress;
import dev.docket.opensearch.EngineReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/// The embedded engine, and a client of it.
public final class TestEngine implements AutoCloseable {

  private final EmbeddedEngine node;
  private final Engine client;

  private TestEngine(EmbeddedEngine node) {
    this.node = node;
    this.client = newClient();
  }

  public static TestEngine on(Path dataDir) {
    return new TestEngine(EmbeddedEngine.start(dataDir));
  }

  public EmbeddedEngine node() {
    return node;
  }

  public Engine client() {
    return client;
  }

  /// Another client, as another server has. The caller closes it.
  public Engine newClient() {
    return Engine.at(EngineAddress.embedded(node.address(), node.token()));
  }

  /// Calls the engine, which must not refuse.
  ///
  /// @param body JSON, or an empty text for none
  public JsonNode call(String method, String path, String body) {
    try {
      EngineReply reply =
          client.call(method, path, Map.of(), body.isEmpty() ? null : Json.parse(body));
      if (!reply.succeeded()) {
        throw new AssertionError("%s %s: %s".formatted(method, path, reply));
      }
      return reply.json();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How many documents match, all of them searchable.
  public long count(String indices, String query) {
    var _ = call("POST", "/" + indices + "/_refresh", "");
    return call("POST", "/" + indices + "/_count", "{\"query\":" + query + "}")
        .get("count")
        .longValue();
  }

  @Override
  public void close() {
    client.close();
    node.close();
  }
}
