package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;

/// A tool that a message of the assistant asks for.
///
/// @param arguments JSON as text
record ToolCall(String id, String name, String arguments) {

  /// The arguments as an object, which all but OpenAI want; what is no object stands in one.
  ObjectNode input() {
    JsonNode parsed = Json.parseIfJson(arguments);
    if (parsed instanceof ObjectNode object) {
      return object;
    }
    ObjectNode wrapped = Json.object();
    return arguments.isBlank() ? wrapped : wrapped.put("arguments", arguments);
  }
}
