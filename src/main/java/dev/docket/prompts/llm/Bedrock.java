package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.util.Map;
import java.util.Set;

/// The arguments of Amazon Bedrock's Converse.
final class Bedrock {

  /// What all models of Bedrock understand, as Converse spells it and as others do.
  private static final Map<String, String> INFERENCE =
      Map.of(
          "maxTokens", "maxTokens",
          "max_tokens", "maxTokens",
          "temperature", "temperature",
          "topP", "topP",
          "top_p", "topP",
          "stopSequences", "stopSequences",
          "stop_sequences", "stopSequences");

  /// Converse's own arguments. Every other parameter is the model's own.
  private static final Set<String> ARGUMENTS =
      Set.of(
          "modelId",
          "messages",
          "system",
          "inferenceConfig",
          "toolConfig",
          "guardrailConfig",
          "additionalModelRequestFields",
          "additionalModelResponseFieldPaths",
          "promptVariables",
          "requestMetadata",
          "performanceConfig",
          "serviceTier",
          "outputConfig");

  private Bedrock() {}

  static ObjectNode kwargs(Template template, Model model) {
    ObjectNode kwargs = Json.object().put("modelId", model.name());
    ArrayNode messages = kwargs.putArray("messages");
    for (Exchange exchange : Exchange.of(template)) {
      ArrayNode content = Json.object().arrayNode();
      exchange.turns().forEach(turn -> addTurn(turn, content));
      if (!content.isEmpty()) {
        messages
            .addObject()
            .put("role", exchange.assistant() ? "assistant" : "user")
            .set("content", content);
      }
    }
    ArrayNode system = Json.object().arrayNode();
    template.turns().stream()
        .filter(Turn::isInstruction)
        .flatMap(turn -> turn.parts().stream())
        .forEach(part -> addText(part, system));
    if (!system.isEmpty()) {
      kwargs.set("system", system);
    }
    BedrockTools.add(template, kwargs);
    addParameters(Parameters.withoutNulls(model.parameters()), kwargs);
    return kwargs;
  }

  /// `model` is how other providers spell `modelId`; `aws_…` are the npm SDK's credentials.
  private static void addParameters(ObjectNode parameters, ObjectNode kwargs) {
    ObjectNode inference = Json.object();
    ObjectNode own = Json.object();
    parameters
        .properties()
        .forEach(entry -> {
          String name = entry.getKey();
          String inferred = INFERENCE.get(name);
          if (inferred != null) {
            inference.set(inferred, entry.getValue());
          } else if (name.equals("model")) {
            kwargs.set("modelId", entry.getValue());
          } else if (ARGUMENTS.contains(name) || name.startsWith("aws_")) {
            kwargs.set(name, entry.getValue());
          } else {
            own.set(name, entry.getValue());
          }
        });
    putUnder("inferenceConfig", inference, kwargs);
    putUnder("additionalModelRequestFields", own, kwargs);
  }

  private static void putUnder(String name, ObjectNode values, ObjectNode kwargs) {
    if (kwargs.get(name) instanceof ObjectNode given) {
      Parameters.merge(given, values);
    }
    if (!values.isEmpty() || name.equals("inferenceConfig")) {
      kwargs.set(name, values);
    }
  }

  private static void addTurn(Turn turn, ArrayNode content) {
    if (turn.isToolResult()) {
      ObjectNode result = content.addObject().putObject("toolResult");
      result.put("toolUseId", turn.answered());
      ArrayNode answer = result.putArray("content");
      turn.parts().forEach(part -> addPart(turn, part, answer));
      return;
    }
    turn.parts().forEach(part -> addPart(turn, part, content));
    for (ToolCall call : turn.toolCalls()) {
      content
          .addObject()
          .putObject("toolUse")
          .put("toolUseId", call.reference())
          .put("name", call.name())
          .set("input", call.input());
    }
  }

  private static void addPart(Turn turn, Part part, ArrayNode content) {
    switch (part) {
      case Part.Text text -> addText(text, content);
      case Part.Media media -> BedrockMedia.add(media, content);
      case Part.Thinking(String text, String signature) -> {
        if (turn.isAssistant() && !signature.isEmpty()) {
          content
              .addObject()
              .putObject("reasoningContent")
              .putObject("reasoningText")
              .put("text", text)
              .put("signature", signature);
        }
      }
      case Part.Other _ -> {}
    }
  }

  /// The API refuses texts that are empty.
  private static void addText(Part part, ArrayNode content) {
    if (part instanceof Part.Text(String text, String _) && !text.isBlank()) {
      content.addObject().put("text", text);
    }
  }
}
