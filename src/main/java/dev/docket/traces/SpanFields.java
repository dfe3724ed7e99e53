package dev.docket.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.docket.json.Json;
import dev.docket.json.Pointer;
import dev.docket.problem.ProblemException;
import java.util.List;
import java.util.OptionalLong;

/// Reads the properties of a part of the body by its schema; an explicit null is an absent
/// property.
final class SpanFields {

  private final JsonNode object;
  private final String pointer;

  private SpanFields(JsonNode object, String pointer) {
    this.object = object;
    this.pointer = pointer;
  }

  static SpanFields of(JsonNode node, String pointer) {
    if (!node.isObject()) {
      throw ProblemException.invalid(
          pointer, (pointer.isEmpty() ? "The body" : pointer) + " must be a JSON object.");
    }
    return new SpanFields(node, pointer);
  }

  String pointer(String name) {
    return Pointer.to(pointer, name);
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  /// The property, missing when absent or null.
  JsonNode node(String name) {
    JsonNode value = object.path(name);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  /// An object; an empty one when absent.
  SpanFields object(String name) {
    JsonNode value = has(name) ? object.get(name) : Json.object();
    return of(value, pointer(name));
  }

  /// A text; an empty one when absent.
  String text(String name, int limit) {
    JsonNode value = node(name);
    if (value.isMissingNode()) {
      return "";
    }
    if (!value.isTextual()) {
      throw invalid(name, "must be a string");
    }
    if (value.textValue().length() > limit) {
      throw invalid(name, "must not be longer than %,d characters".formatted(limit));
    }
    return value.textValue();
  }

  List<JsonNode> array(String name, int limit) {
    JsonNode value = node(name);
    if (value.isMissingNode()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw invalid(name, "must be an array");
    }
    if (value.size() > limit) {
      throw invalid(
          name, "must not hold more than %,d, but has %,d".formatted(limit, value.size()));
    }
    return value.valueStream().toList();
  }

  String id(String name, int digits) {
    String id = HexId.of(text(name, SpanLimits.WORD), digits);
    if (id == null) {
      throw invalid(name, "must have %d hex digits that are not all zero".formatted(digits));
    }
    return id;
  }

  long nanos(String name) {
    OptionalLong nanos = Nanos.read(node(name));
    if (nanos.isEmpty()) {
      throw invalid(name, "must be " + Nanos.EXPECTED);
    }
    return nanos.getAsLong();
  }

  ProblemException invalid(String name, String what) {
    return ProblemException.invalid(pointer(name), pointer(name) + " " + what + ".");
  }
}
