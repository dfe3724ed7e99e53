package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.ProblemException;
import dev.docket.problem.Warning;
import dev.docket.requests.Flattening;
import dev.docket.requests.Metadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a body's `metadata`: any keys, any values, as given.
final class MetadataFields {

  private static final String NAME = "metadata";

  private MetadataFields() {}

  /// By the schema: keys have a length. Nulls stay, for they remove.
  static Map<String, JsonNode> strict(StrictFields fields) {
    JsonNode object = fields.object(NAME);
    if (object == null) {
      return Map.of();
    }
    Map<String, JsonNode> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (CodePoints.exceed(entry.getKey(), Metadata.MAX_KEY_LENGTH)) {
        throw ProblemException.invalid(
            fields.pointer(NAME),
            "/metadata: a key must not be longer than %,d characters; one begins with \"%s\"."
                .formatted(Metadata.MAX_KEY_LENGTH, CodePoints.head(entry.getKey(), 40)));
      }
      values.put(entry.getKey(), entry.getValue());
    }
    return values;
  }

  /// What a new request starts with. A null would remove the key, so it is not there.
  static Metadata of(Map<String, JsonNode> values, JsonNode object, List<Warning> warnings) {
    if (values.isEmpty()) {
      return Metadata.NONE;
    }
    Map<String, JsonNode> present = new LinkedHashMap<>(values);
    present.values().removeIf(JsonNode::isNull);
    if (!Flattening.of(object).complete()) {
      warnings.add(new Warning("/" + NAME, Leaves.BEYOND));
    }
    return new Metadata(present);
  }
}
