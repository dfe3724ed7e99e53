package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.requests.Flattening;
import dev.docket.requests.Leaf;
import dev.docket.requests.Metadata;
import java.util.List;
import java.util.Map;

/// One request's metadata as cells of a table.
final class MetadataCells {

  private final Map<String, JsonNode> values;

  MetadataCells(Metadata metadata) {
    this.values = metadata.values();
  }

  /// What stands under a key, which may be one of its own or, with dots, lie within an object: keys
  /// are the same as in filters. Several values are a JSON array.
  String cell(String key) {
    JsonNode value = values.get(key);
    if (value != null) {
      return CsvCell.of(value);
    }
    List<Leaf> within = within(key);
    return switch (within.size()) {
      case 0 -> "";
      case 1 -> CsvCell.text(within.getFirst().text());
      default -> array(within);
    };
  }

  private List<Leaf> within(String key) {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue().isContainerNode() && key.startsWith(entry.getKey() + "."))
        .flatMap(entry -> Flattening.of(entry.getKey(), entry.getValue()).leaves().stream())
        .filter(leaf -> leaf.key().equals(key))
        .toList();
  }

  private static String array(List<Leaf> leaves) {
    ArrayNode array = Json.object().arrayNode();
    leaves.forEach(leaf -> array.add(leaf.text()));
    return CsvCell.json(array);
  }

  /// Everything, as it was given.
  String all() {
    ObjectNode all = Json.object();
    values.forEach(all::set);
    return CsvCell.json(all);
  }
}
