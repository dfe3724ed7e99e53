package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.docket.json.Json;
import dev.docket.json.Pointer;
import dev.docket.problem.ProblemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the properties of an object that somebody wants to publish. Every fault is
/// [dev.docket.problem.Problem.Refused]: the Python SDK takes any other answer for a success.
///
/// @param pointer where the object stands in the body
record Given(JsonNode object, String pointer) {

  static Given of(JsonNode node, String pointer) {
    if (!node.isObject()) {
      throw ProblemException.refused(
          pointer, (pointer.isEmpty() ? "The body" : pointer) + " must be a JSON object.");
    }
    return new Given(node, pointer);
  }

  /// The property, [MissingNode] when absent or null.
  JsonNode node(String name) {
    JsonNode value = object.path(name);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  boolean has(String name) {
    return !node(name).isMissingNode();
  }

  String at(String name) {
    return Pointer.to(pointer, name);
  }

  @Nullable String text(String name, int most) {
    return has(name) ? text(node(name), at(name), most) : null;
  }

  String requiredText(String name, int most) {
    if (!has(name)) {
      throw refused(name, "is required");
    }
    String text = text(node(name), at(name), most);
    if (text.isEmpty()) {
      throw refused(name, "must not be empty");
    }
    return text;
  }

  Given requiredObject(String name) {
    if (!has(name)) {
      throw refused(name, "is required");
    }
    return of(node(name), at(name));
  }

  JsonNode array(String name) {
    JsonNode value = node(name);
    if (!value.isMissingNode() && !value.isArray()) {
      throw refused(name, "must be an array");
    }
    return value;
  }

  /// Different texts, none of them empty.
  List<String> texts(String name, int most, int mostCharacters) {
    Set<String> texts = new LinkedHashSet<>();
    int index = 0;
    for (JsonNode value : array(name)) {
      String at = Pointer.to(at(name), index++);
      String text = text(value, at, mostCharacters);
      if (text.isEmpty()) {
        throw ProblemException.refused(at, at + " must not be empty.");
      }
      texts.add(text);
    }
    if (texts.size() > most) {
      throw refused(name, "may have %d elements".formatted(most));
    }
    return List.copyOf(texts);
  }

  void oneOf(String name, List<String> allowed) {
    JsonNode value = node(name);
    if (!value.isTextual() || !allowed.contains(value.textValue())) {
      throw ProblemException.refused(
          at(name),
          "%s must be one of %s.".formatted(at(name), String.join(", ", allowed)),
          allowed);
    }
  }

  void mustFit(String name, int mostBytes) {
    if (Json.bytes(node(name)).length > mostBytes) {
      throw refused(name, "may have %,d bytes as JSON".formatted(mostBytes));
    }
  }

  ProblemException refused(String name, String what) {
    return ProblemException.refused(at(name), "%s %s.".formatted(at(name), what));
  }

  private static String text(JsonNode value, String at, int most) {
    if (!value.isTextual()) {
      throw ProblemException.refused(at, at + " must be a string.");
    }
    String text = value.textValue();
    if (text.codePointCount(0, text.length()) > most) {
      throw ProblemException.refused(
          at, "%s must not be longer than %,d characters.".formatted(at, most));
    }
    return text;
  }
}
