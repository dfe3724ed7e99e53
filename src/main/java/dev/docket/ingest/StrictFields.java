package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.docket.json.Pointer;
import dev.docket.problem.ProblemException;
import dev.docket.requests.Annotations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the properties of a client's object by its schema. An explicit null is an absent property;
/// the first violation ends the call with a problem that points at it.
final class StrictFields {

  private final JsonNode object;
  private final String pointer;

  private StrictFields(JsonNode object, String pointer) {
    this.object = object;
    this.pointer = pointer;
  }

  static StrictFields of(JsonNode node, String pointer) {
    if (!node.isObject()) {
      throw ProblemException.invalid(
          pointer, (pointer.isEmpty() ? "The body" : pointer) + " must be a JSON object.");
    }
    return new StrictFields(node, pointer);
  }

  String pointer(String name) {
    return Pointer.to(pointer, name);
  }

  /// The property, [MissingNode] when absent or null.
  JsonNode node(String name) {
    JsonNode value = object.path(name);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  JsonNode required(String name) {
    JsonNode value = node(name);
    if (value.isMissingNode()) {
      throw invalid(name, "is required");
    }
    return value;
  }

  @Nullable String text(String name, int limit) {
    JsonNode value = node(name);
    return value.isMissingNode() ? null : text(pointer(name), value, limit);
  }

  /// As [#text(String, int)], with an empty text as an absent one.
  @Nullable String keyword(String name) {
    String value = text(name, Limits.KEYWORD);
    return value == null || value.isEmpty() ? null : value;
  }

  String requiredKeyword(String name) {
    required(name);
    String value = keyword(name);
    if (value == null) {
      throw invalid(name, "must not be empty");
    }
    return value;
  }

  @Nullable JsonNode object(String name) {
    JsonNode value = node(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isObject()) {
      throw invalid(name, "must be an object");
    }
    return value;
  }

  List<JsonNode> array(String name) {
    JsonNode value = node(name);
    if (value.isMissingNode()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw invalid(name, "must be an array");
    }
    return value.valueStream().toList();
  }

  List<String> tags(String name) {
    Set<String> tags = new LinkedHashSet<>();
    int index = 0;
    for (JsonNode tag : array(name)) {
      String at = Pointer.to(pointer(name), index++);
      String text = text(at, tag, Annotations.MAX_TAG_LENGTH);
      if (text.isEmpty()) {
        throw ProblemException.invalid(at, at + " must not be empty.");
      }
      tags.add(text);
    }
    return List.copyOf(tags);
  }

  /// A whole number from 0, 0 when absent.
  long count(String name) {
    OptionalLong value = whole(name);
    if (value.isPresent() && value.getAsLong() < 0) {
      throw invalid(name, "must not be negative");
    }
    return value.orElse(0);
  }

  OptionalLong whole(String name) {
    JsonNode value = node(name);
    if (value.isMissingNode()) {
      return OptionalLong.empty();
    }
    OptionalLong whole = Whole.of(value);
    if (whole.isEmpty()) {
      throw invalid(name, "must be a whole number");
    }
    return whole;
  }

  @Nullable Long id(String name) {
    JsonNode value = node(name);
    if (value.isMissingNode()) {
      return null;
    }
    OptionalLong id = Whole.id(value);
    if (id.isEmpty()) {
      throw invalid(name, "must be a positive whole number");
    }
    return id.getAsLong();
  }

  /// A time under its name, or under the other one that the JS SDK's documents use.
  Instant requiredTime(String name, String alias) {
    String given = node(name).isMissingNode() && !node(alias).isMissingNode() ? alias : name;
    Instant time = Instants.parse(required(given));
    if (time == null) {
      throw invalid(given, "must be " + Instants.EXPECTED);
    }
    return time;
  }

  <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
    String value = text(name, Integer.MAX_VALUE);
    if (value == null) {
      return null;
    }
    List<String> allowed = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(value)) {
        return constant;
      }
      allowed.add(constant.name());
    }
    throw ProblemException.invalid(
        pointer(name),
        pointer(name) + " must be one of " + String.join(", ", allowed) + ".",
        allowed);
  }

  ProblemException invalid(String name, String what) {
    return ProblemException.invalid(pointer(name), pointer(name) + " " + what + ".");
  }

  private static String text(String at, JsonNode value, int limit) {
    if (!value.isTextual()) {
      throw ProblemException.invalid(at, at + " must be a string.");
    }
    if (CodePoints.exceed(value.textValue(), limit)) {
      throw ProblemException.invalid(
          at, "%s must not be longer than %,d characters.".formatted(at, limit));
    }
    return value.textValue();
  }
}
