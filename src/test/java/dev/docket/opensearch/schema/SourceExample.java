package dev.docket.opensearch.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.json.Json;
import dev.docket.requests.Leaf;
import java.util.Map;

/// A document by hand, for tests that need the engine but not the writer.
public final class SourceExample {

  private final ObjectNode source = Json.object();

  public SourceExample(long id, String workspace) {
    source.put("seq", id).put("workspace", workspace);
    String start = "2026-11-01T00:00:%02d.000001Z".formatted(id % 60);
    source.put("sort_time", start).put("request_start_time", start);
    source.put("request_end_time", "2026-11-01T00:01:00Z");
  }

  public SourceExample with(String name, String value) {
    source.put(name, value);
    return this;
  }

  public SourceExample with(String name, double value) {
    source.put(name, value);
    return this;
  }

  public SourceExample tag(String tag) {
    source.withArray("tags").add(Terms.encode(tag));
    return this;
  }

  public SourceExample score(String name, int value) {
    source.withArray("scores").addObject().put("name", Terms.encode(name)).put("value", value);
    return this;
  }

  public SourceExample metadata(String key, String value) {
    source
        .withArray("metadata")
        .add(
            Json.parse(
                Json.bytes(json ->
                    RequestDocument.metadataEntry(
                        json, key, TextNode.valueOf(value), new NumberBudget(9)))));
    return this;
  }

  /// The leaves of an output or of input variables.
  public SourceExample pairs(String field, Map<String, String> leaves) {
    source.set(
        field,
        Json.parse(
            Json.bytes(json -> {
              json.writeStartObject();
              PairFields.write(
                  json,
                  leaves.entrySet().stream()
                      .map(leaf -> new Leaf(leaf.getKey(), leaf.getValue(), null))
                      .toList(),
                  Terms.OTHER_COLUMNS,
                  new NumberBudget(0));
              json.writeEndObject();
            })));
    return this;
  }

  /// A text in a field whose terms are encoded.
  public SourceExample term(String name, String text) {
    return with(name, Terms.encode(text));
  }

  public ObjectNode source() {
    return source;
  }
}
