package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;

/// A tool that a message of the assistant asks for.
///
/// @param id empty with OpenAI's functions of old
/// @param arguments JSON as text
/// @param signature with which Gemini takes it back; empty when there is none
record ToolCall(String id, String name, String arguments, String signature) {

  /// By what an answer names it.
  String reference() {
    return id.isEmpty() ? name : id;
  }

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
