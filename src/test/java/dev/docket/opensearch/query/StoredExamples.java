package dev.docket.opensearch.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.opensearch.EngineReply;
import dev.docket.opensearch.schema.SourceExample;
import dev.docket.testkit.TestEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Examples in an engine, spread over three partitions, so that what comes back has been merged.
final class StoredExamples {

  static final String INDICES = "docket-requests-*";

  private static final int PARTITIONS = 3;

  private StoredExamples() {}

  static void store(TestEngine engine, List<SourceExample> examples) throws IOException {
    String template =
        Json.text(
            Json.parse(Files.readString(Path.of("index-templates/requests.json")))
                .path("template"));
    for (int partition = 0; partition < PARTITIONS; partition++) {
      var _ = engine.call("PUT", "/" + index(partition), template);
    }
    add(engine, examples);
  }

  /// Stores more, or again, and lets searches see them.
  static void add(TestEngine engine, List<SourceExample> examples) throws IOException {
    EngineReply reply = engine.client().bulk(bulk(examples), Map.of("refresh", "true"));
    JsonNode answer = reply.json();
    if (!reply.succeeded() || answer.path("errors").asBoolean()) {
      throw new AssertionError(answer);
    }
  }

  private static byte[] bulk(List<SourceExample> examples) {
    ByteArrayOutputStream bulk = new ByteArrayOutputStream();
    for (SourceExample example : examples) {
      ObjectNode source = example.source();
      long seq = source.path("seq").longValue();
      String action =
          "{\"index\":{\"_index\":\"%s\",\"_id\":\"%d\"}}\n"
              .formatted(index((int) (seq % PARTITIONS)), seq);
      bulk.writeBytes(action.getBytes(StandardCharsets.UTF_8));
      bulk.writeBytes(Json.bytes(source));
      bulk.write('\n');
    }
    return bulk.toByteArray();
  }

  private static String index(int partition) {
    return "docket-requests-test" + partition;
  }
}
