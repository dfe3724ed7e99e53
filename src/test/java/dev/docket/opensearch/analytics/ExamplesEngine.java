package dev.docket.opensearch.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.json.Json;
import dev.docket.opensearch.Turns;
import dev.docket.opensearch.query.Counting;
import dev.docket.opensearch.schema.SourceExample;
import dev.docket.testkit.TestEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// An engine that holds examples, spread evenly over partitions.
final class ExamplesEngine implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final TestEngine engine;

  private ExamplesEngine(TestEngine engine) {
    this.engine = engine;
  }

  static ExamplesEngine with(Path folder, int partitions, List<SourceExample> examples)
      throws IOException {
    ExamplesEngine engine = new ExamplesEngine(TestEngine.on(folder));
    engine.fill(partitions, examples);
    return engine;
  }

  private void fill(int partitions, List<SourceExample> examples) throws IOException {
    String template =
        Json.text(
            Json.parse(Files.readString(Path.of("index-templates/requests.json")))
                .path("template"));
    for (int partition = 0; partition < partitions; partition++) {
      var _ = engine.call("PUT", "/docket-requests-" + partition, template);
    }
    ByteArrayOutputStream bulk = new ByteArrayOutputStream();
    for (int i = 0; i < examples.size(); i++) {
      bulk.writeBytes(
          "{\"create\":{\"_index\":\"docket-requests-%d\"}}\n"
              .formatted(i % partitions)
              .getBytes(StandardCharsets.UTF_8));
      bulk.writeBytes(Json.bytes(examples.get(i).source()));
      bulk.write('\n');
    }
    assertThat(
            engine
                .client()
                .bulk(bulk.toByteArray(), Map.of("refresh", "true"))
                .json()
                .path("errors")
                .asBoolean(true))
        .isFalse();
  }

  Asking asking() {
    return asking(TIMEOUT, 2, TIMEOUT);
  }

  Asking asking(Duration timeout, int atOnce, Duration patience) {
    return new Asking(
        new Counting(engine.client().client(), "docket-requests-*", timeout),
        Turns.ofCounts(atOnce, patience),
        timeout);
  }

  /// Whether a search is under way.
  boolean isSearching() {
    return !engine.call("GET", "/_tasks?actions=*search*", "").path("nodes").isEmpty();
  }

  @Override
  public void close() {
    engine.close();
  }
}
