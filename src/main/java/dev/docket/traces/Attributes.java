package dev.docket.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.json.Pointer;
import dev.docket.problem.ProblemException;
import dev.docket.problem.Warning;
import java.util.List;
import java.util.Map;

/// Attributes: names with values of any kind, bounded.
final class Attributes {

  /// Whether a request was logged, or will be, by the client itself.
  static final String MANAGED = "promptlayer.request_log.managed";

  /// With which span id it was.
  static final String LOG_SPAN_ID = "promptlayer.request_log.span_id";

  private Attributes() {}

  /// Reads the `attributes` of an object. Texts that are too long lose their end.
  ///
  /// @param warnings takes what was shortened
  static ObjectNode read(SpanFields of, List<Warning> warnings) {
    ObjectNode attributes = Json.object();
    JsonNode given = of.node("attributes");
    if (given.isMissingNode()) {
      return attributes;
    }
    String pointer = of.pointer("attributes");
    if (!given.isObject()) {
      throw ProblemException.invalid(pointer, pointer + " must be an object.");
    }
    if (given.size() > SpanLimits.MEMBERS) {
      throw ProblemException.invalid(
          pointer,
          "%s must not have more than %,d properties, but has %,d."
              .formatted(pointer, SpanLimits.MEMBERS, given.size()));
    }
    for (Map.Entry<String, JsonNode> attribute : given.properties()) {
      attributes.set(name(pointer, attribute.getKey()), value(pointer, attribute, warnings));
    }
    return attributes;
  }

  private static String name(String pointer, String name) {
    if (name.length() > SpanLimits.NAME) {
      throw ProblemException.invalid(
          pointer,
          "Names in %s must not be longer than %,d characters."
              .formatted(pointer, SpanLimits.NAME));
    }
    return name;
  }

  private static JsonNode value(
      String parent, Map.Entry<String, JsonNode> attribute, List<Warning> warnings) {
    JsonNode value = attribute.getValue();
    if (value.isTextual() && value.textValue().length() > SpanLimits.TEXT) {
      String pointer = Pointer.to(parent, attribute.getKey());
      warnings.add(new Warning(pointer, "shortened to %,d characters".formatted(SpanLimits.TEXT)));
      return Json.object().textNode(head(value.textValue()));
    }
    if (deeper(value, SpanLimits.DEPTH)) {
      String pointer = Pointer.to(parent, attribute.getKey());
      throw ProblemException.invalid(
          pointer, "%s must not be deeper than %d levels.".formatted(pointer, SpanLimits.DEPTH));
    }
    return value;
  }

  /// Never half of a surrogate pair.
  private static String head(String text) {
    boolean pair = Character.isHighSurrogate(text.charAt(SpanLimits.TEXT - 1));
    return text.substring(0, pair ? SpanLimits.TEXT - 1 : SpanLimits.TEXT);
  }

  private static boolean deeper(JsonNode value, int levels) {
    return value.isContainerNode()
        && (levels == 0 || value.valueStream().anyMatch(member -> deeper(member, levels - 1)));
  }
}
