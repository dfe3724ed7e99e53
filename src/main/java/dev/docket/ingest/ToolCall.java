package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import org.jspecify.annotations.Nullable;

/// A tool that the model asks for.
///
/// @param arguments JSON as text (OpenAI) or as an object (the others)
public record ToolCall(@Nullable String id, String name, JsonNode arguments) {

  /// The arguments as JSON text, as prompt templates have them.
  public String argumentsText() {
    if (arguments.isMissingNode() || arguments.isNull()) {
      return "{}";
    }
    return arguments.isTextual() ? arguments.textValue() : Json.text(arguments);
  }

  /// The call with its arguments parsed, as it is searched; a text that is no JSON stays a text.
  JsonNode searchable() {
    ObjectNode function = Json.object().put("name", name);
    function.set("arguments", parsedArguments());
    ObjectNode call = Json.object();
    if (id != null) {
      call.put("id", id);
    }
    call.set("function", function);
    return call;
  }

  private JsonNode parsedArguments() {
    if (!arguments.isTextual()) {
      return arguments;
    }
    JsonNode parsed = Json.parseIfJson(arguments.textValue());
    return parsed == null ? arguments : parsed;
  }
}
