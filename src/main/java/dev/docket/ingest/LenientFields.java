package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.docket.json.Json;
import dev.docket.json.Pointer;
import dev.docket.problem.Warning;
import dev.docket.requests.Annotations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the properties of a client's object as well as can be: what cannot be used is left out or
/// shortened with a warning, never refused.
final class LenientFields {

  private final JsonNode object;
  private final List<Warning> warnings;

  LenientFields(JsonNode object, List<Warning> warnings) {
    this.object = object;
    this.warnings = warnings;
  }

  /// The property, [MissingNode] when absent or null.
  JsonNode node(String name) {
    JsonNode value = object.path(name);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  void warn(String name, String message) {
    warnings.add(new Warning(Pointer.to("", name), message));
  }

  @Nullable String keyword(String name) {
    JsonNode value = node(name);
    if (value.isMissingNode() || value.isContainerNode()) {
      leftOut(name, value);
      return null;
    }
    String text = shortened(name, textOf(value), Limits.KEYWORD);
    return text.isEmpty() ? null : text;
  }

  @Nullable String text(String name, int limit) {
    JsonNode value = node(name);
    return value.isMissingNode() ? null : shortened(name, textOf(value), limit);
  }

  @Nullable Long id(String name) {
    JsonNode value = node(name);
    OptionalLong id = Whole.id(value);
    if (id.isPresent()) {
      return id.getAsLong();
    }
    leftOut(name, value);
    return null;
  }

  JsonNode object(String name) {
    JsonNode value = node(name);
    if (value.isObject()) {
      return value;
    }
    leftOut(name, value);
    return Json.object();
  }

  JsonNode array(String name) {
    JsonNode value = node(name);
    if (value.isArray()) {
      return value;
    }
    leftOut(name, value);
    return Json.object().arrayNode();
  }

  List<String> tags(String name) {
    JsonNode value = node(name);
    Set<String> tags = new LinkedHashSet<>();
    List<JsonNode> given = new ArrayList<>();
    if (value.isTextual()) {
      given.add(value);
    } else {
      array(name).forEach(given::add);
    }
    for (JsonNode tag : given) {
      if (tag.isNull() || tag.isContainerNode()) {
        warn(name, "a tag that is not a text was left out");
      } else if (!textOf(tag).isEmpty()) {
        tags.add(shortened(name, textOf(tag), Annotations.MAX_TAG_LENGTH));
      }
    }
    return List.copyOf(tags);
  }

  @Nullable Instant time(String name) {
    JsonNode value = node(name);
    Instant time = Instants.parse(value);
    if (time == null && !value.isMissingNode()) {
      warn(name, "not used: expected " + Instants.EXPECTED);
    }
    return time;
  }

  private String shortened(String name, String text, int limit) {
    if (!CodePoints.exceed(text, limit)) {
      return text;
    }
    warn(name, "shortened to %,d characters".formatted(limit));
    return CodePoints.head(text, limit);
  }

  private void leftOut(String name, JsonNode value) {
    if (!value.isMissingNode()) {
      warn(name, "left out: unexpected " + kind(value));
    }
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "array";
      case OBJECT -> "object";
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      case NULL, MISSING, BINARY, POJO -> "value";
    };
  }

  private static String textOf(JsonNode value) {
    return value.isTextual() ? value.textValue() : Json.text(value);
  }
}
