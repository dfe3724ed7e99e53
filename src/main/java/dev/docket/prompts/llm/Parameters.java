package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;

/// Merges a model's parameters into the arguments of a call.
final class Parameters {

  private Parameters() {}

  /// Sets them as they are; they win, as they do on the published server. Null is as if it were not
  /// there: some client libraries refuse it.
  static void merge(ObjectNode parameters, ObjectNode kwargs) {
    parameters
        .properties()
        .forEach(entry -> {
          if (!entry.getValue().isNull()) {
            kwargs.set(entry.getKey(), entry.getValue());
          }
        });
  }

  static ObjectNode withoutNulls(ObjectNode given) {
    ObjectNode said = Json.object();
    merge(given, said);
    return said;
  }
}
