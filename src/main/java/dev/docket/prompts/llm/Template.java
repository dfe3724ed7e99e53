package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A prompt template, read as far as models are concerned.
///
/// @param completion whether it is one text to be continued rather than a conversation
/// @param turns of a completion, one message of the user
record Template(boolean completion, List<Turn> turns, Tools tools) {

  static Template of(JsonNode template) {
    boolean completion = template.path("type").asText("").equals("completion");
    List<Turn> turns = new ArrayList<>();
    if (completion) {
      turns.add(new Turn("user", null, Parts.read(template.path("content")), List.of(), null));
    } else {
      template.path("messages").forEach(message -> add(message, turns));
    }
    return new Template(completion, List.copyOf(turns), Tools.of(template));
  }

  /// A placeholder that nothing was put in the place of is no message.
  private static void add(JsonNode message, List<Turn> turns) {
    String role = message.path("role").asText("");
    if (!role.isEmpty() && !role.equals("placeholder")) {
      turns.add(
          new Turn(
              role,
              textOrNull(message.path("name")),
              Parts.read(message.path("content")),
              toolCalls(message),
              textOrNull(message.path("tool_call_id"))));
    }
  }

  private static List<ToolCall> toolCalls(JsonNode message) {
    List<ToolCall> calls = new ArrayList<>();
    for (JsonNode call : message.path("tool_calls")) {
      calls.add(toolCall(call, call.path("function")));
    }
    JsonNode legacy = message.path("function_call");
    if (legacy.isObject()) {
      calls.add(toolCall(Json.object(), legacy));
    }
    return List.copyOf(calls);
  }

  private static ToolCall toolCall(JsonNode call, JsonNode function) {
    JsonNode arguments = function.path("arguments");
    return new ToolCall(
        call.path("id").asText(""),
        function.path("name").asText(""),
        arguments.isContainerNode() ? Json.text(arguments) : arguments.asText("{}"),
        call.path("provider_metadata").path("thought_signature").asText(""));
  }

  /// The words of all turns.
  String text() {
    return String.join("\n", turns.stream().map(Turn::text).toList());
  }

  static @Nullable String textOrNull(JsonNode node) {
    return node.isTextual() && !node.textValue().isEmpty() ? node.textValue() : null;
  }
}
