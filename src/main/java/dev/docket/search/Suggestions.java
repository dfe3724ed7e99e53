package dev.docket.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.util.List;

/// Values in use, the most frequent first, ties by value.
///
/// @param matched how many requests were looked at, with a value or without; 0 unless counts were
///   asked for
/// @param exact whether every count is: with several partitions, each of which has many values, the
///   engine may count a value too low
public record Suggestions(List<Item> items, long matched, boolean exact) {

  public static final Suggestions NONE = new Suggestions(List.of(), 0, true);

  public Suggestions {
    items = List.copyOf(items);
  }

  /// A value as it was logged, and how many requests have it.
  public record Item(String value, long requests) {}

  /// The API's answer.
  public ObjectNode json(boolean withCounts) {
    ObjectNode json = Json.object().put("success", true);
    ArrayNode values = json.putArray("values");
    items.forEach(item -> values.add(item.value()));
    if (withCounts) {
      ArrayNode counted = json.putArray("items");
      items.forEach(
          item -> counted.addObject().put("value", item.value()).put("requests", item.requests()));
      json.put("matched", matched).put("exact", exact);
    }
    return json;
  }
}
