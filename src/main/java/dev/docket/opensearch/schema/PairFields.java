package dev.docket.opensearch.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.docket.requests.Leaf;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The searchable fields of key/value leaves: `keys`, `columns`, `long_keys`, `long`, `numbers`.
///
/// Metadata entries, outputs and input variables all carry them, so that one query shape serves all
/// three.
final class PairFields {

  private PairFields() {}

  /// Writes the fields into the object that is open.
  ///
  /// @param columns over how many columns the keys are spread
  /// @param numbers how many more numbers this request may index
  static void write(JsonGenerator json, Collection<Leaf> leaves, int columns, NumberBudget numbers)
      throws IOException {
    Set<String> keys = new LinkedHashSet<>();
    Map<String, Set<String>> terms = new TreeMap<>();
    Set<String> longKeys = new LinkedHashSet<>();
    Set<String> chunks = new LinkedHashSet<>();
    List<Leaf> numeric = new ArrayList<>();
    for (Leaf leaf : leaves) {
      keys.add(Terms.key(leaf.key()));
      terms
          .computeIfAbsent(Terms.column(leaf.key(), columns), column -> new LinkedHashSet<>())
          .add(Terms.pair(leaf.key(), leaf.text()));
      if (Terms.isLong(leaf.text())) {
        longKeys.add(Terms.key(leaf.key()));
        chunks.addAll(Terms.chunks(leaf.key(), leaf.text()));
      }
      if (leaf.number() != null && numbers.take()) {
        numeric.add(leaf);
      }
    }
    strings(json, "keys", keys);
    columns(json, terms);
    strings(json, "long_keys", longKeys);
    strings(json, "long", chunks);
    numbers(json, numeric);
  }

  private static void columns(JsonGenerator json, Map<String, Set<String>> terms)
      throws IOException {
    if (terms.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("columns");
    for (var column : terms.entrySet()) {
      strings(json, column.getKey(), column.getValue());
    }
    json.writeEndObject();
  }

  private static void numbers(JsonGenerator json, List<Leaf> numeric) throws IOException {
    if (numeric.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("numbers");
    for (Leaf leaf : numeric) {
      Double number = leaf.number();
      if (number != null) {
        json.writeStartObject();
        json.writeStringField("key", Terms.key(leaf.key()));
        json.writeNumberField("value", number);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  static void strings(JsonGenerator json, String name, Collection<String> values)
      throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
