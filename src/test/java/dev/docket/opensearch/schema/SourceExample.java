package dev.docket.opensearch.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;

/// A document by hand, for tests that need the engine but not the writer.
public final class SourceExample {

  private final ObjectNode source = Json.object();

  public SourceExample(long id, String workspace) {
    source.put("seq", id).put("workspace", workspace);
    source.put("request_start_time", "2026-11-01T00:00:%02d.000001Z".formatted(id % 60));
    source.put("request_end_time", "2026-11-01T00:01:%02d.000001Z".formatted(id % 60));
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
    ObjectNode entry = source.withArray("metadata").addObject();
    entry.put("k", key).put("v", value);
    entry.putArray("keys").add(Terms.key(key));
    entry
        .putObject("columns")
        .putArray(Terms.column(key, Terms.METADATA_COLUMNS))
        .add(Terms.pair(key, value));
    if (Terms.isLong(value)) {
      entry.putArray("long_keys").add(Terms.key(key));
      Terms.chunks(key, value).forEach(entry.putArray("long")::add);
    }
    if (value.matches("[0-9]{1,9}([.][0-9])?")) {
      entry
          .putArray("numbers")
          .addObject()
          .put("key", Terms.key(key))
          .put("value", Double.parseDouble(value));
    }
    return this;
  }

  public ObjectNode source() {
    return source;
  }
}
