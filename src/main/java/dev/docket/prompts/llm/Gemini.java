package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The arguments with which the SDKs call Gemini: a conversation whose last message is sent, or the
/// contents of a completion. Names are in snake case; the npm SDK turns them into camel case.
final class Gemini {

  /// Parameters that hold others, in the spellings of Google's libraries.
  private static final List<String> CONFIGS =
      List.of("generation_config", "generationConfig", "config");

  /// Tools that Google runs itself, by the name that templates have for them.
  private static final Map<String, String> BUILT_IN =
      Map.of(
          "web_search", "google_search",
          "google_maps", "google_maps",
          "url_context", "url_context",
          "code_interpreter", "code_execution");

  private static final Set<String> NOT_IN_CONFIG = Set.of("model", "history", "contents");

  private final Map<String, String> functionNames = new HashMap<>();

  private Gemini(Template template) {
    template
        .turns()
        .forEach(turn ->
            turn.toolCalls().forEach(call -> functionNames.put(call.reference(), call.name())));
  }

  static ObjectNode kwargs(Template template, Model model) {
    ObjectNode kwargs = Json.object().put("model", model.name());
    ArrayNode contents = kwargs.putArray(template.completion() ? "contents" : "history");
    Gemini gemini = new Gemini(template);
    for (Exchange exchange : Exchange.of(template)) {
      ArrayNode parts = Json.object().arrayNode();
      exchange.turns().forEach(turn -> gemini.addTurn(turn, parts));
      if (!parts.isEmpty()) {
        String role = exchange.assistant() ? "model" : "user";
        contents.addObject().put("role", role).set("parts", parts);
      }
    }
    kwargs.set("generation_config", config(template, model));
    model
        .parameters()
        .properties()
        .forEach(entry -> {
          if (NOT_IN_CONFIG.contains(entry.getKey())) {
            kwargs.set(entry.getKey(), entry.getValue());
          }
        });
    return kwargs;
  }

  private static ObjectNode config(Template template, Model model) {
    ObjectNode config = Json.object();
    ArrayNode system = Json.object().arrayNode();
    template.turns().stream()
        .filter(Turn::isInstruction)
        .flatMap(turn -> turn.parts().stream())
        .forEach(part -> addText(part, system));
    if (!system.isEmpty()) {
      config.putObject("system_instruction").set("parts", system);
    }
    addTools(template.tools(), config);
    ObjectNode parameters = Parameters.withoutNulls(model.parameters());
    parameters.remove(NOT_IN_CONFIG);
    for (String name : CONFIGS) {
      if (parameters.remove(name) instanceof ObjectNode inner) {
        Parameters.merge(inner, config);
      }
    }
    Parameters.merge(parameters, config);
    return config;
  }

  private void addTurn(Turn turn, ArrayNode parts) {
    if (turn.isToolResult()) {
      addResult(turn, parts);
      return;
    }
    turn.parts().forEach(part -> addPart(part, parts));
    for (ToolCall call : turn.toolCalls()) {
      ObjectNode part = parts.addObject();
      part.putObject("function_call").put("name", call.name()).set("args", call.input());
      sign(part, call.signature());
    }
  }

  private void addResult(Turn turn, ArrayNode parts) {
    ObjectNode response = parts.addObject().putObject("function_response");
    String called = functionNames.getOrDefault(turn.answered(), turn.answered());
    response.put("name", turn.name() == null ? called : turn.name());
    JsonNode parsed = Json.parseIfJson(turn.text());
    response.set(
        "response",
        parsed instanceof ObjectNode object ? object : Json.object().put("output", turn.text()));
  }

  private static void addPart(Part part, ArrayNode parts) {
    switch (part) {
      case Part.Text text -> addText(text, parts);
      case Part.Media(Source source, String _, String _) -> addMedia(source, parts.addObject());
      case Part.Thinking(String text, String signature) ->
          sign(parts.addObject().put("text", text).put("thought", true), signature);
      case Part.Other _ -> {}
    }
  }

  private static void addText(Part part, ArrayNode parts) {
    if (part instanceof Part.Text(String text, String signature) && !text.isEmpty()) {
      sign(parts.addObject().put("text", text), signature);
    }
  }

  private static void sign(ObjectNode part, String signature) {
    if (!signature.isEmpty()) {
      part.put("thought_signature", signature);
    }
  }

  private static void addMedia(Source source, ObjectNode part) {
    switch (source) {
      case Source.Inline(String type, String base64) ->
          part.putObject("inline_data").put("mime_type", type).put("data", base64);
      case Source.Address(String type, String url) ->
          part.putObject("file_data").put("mime_type", type).put("file_uri", url);
    }
  }

  private static void addTools(Tools tools, ObjectNode config) {
    ArrayNode all = Json.object().arrayNode();
    if (!tools.functions().isEmpty()) {
      ArrayNode declarations = all.addObject().putArray("function_declarations");
      tools.functions().forEach(function -> declare(function, declarations.addObject()));
    }
    for (String provider : List.of("google", "vertexai")) {
      for (JsonNode tool : tools.builtIn(provider)) {
        String name = BUILT_IN.get(tool.path("type").asText(""));
        if (name != null) {
          all.addObject().putObject(name);
        }
      }
    }
    if (!all.isEmpty()) {
      config.set("tools", all);
      addChoice(tools, config);
    }
  }

  /// The API refuses an object that has no properties: such a function is declared without.
  private static void declare(Tools.Function function, ObjectNode declaration) {
    declaration.put("name", function.name());
    if (!function.description().isEmpty()) {
      declaration.put("description", function.description());
    }
    if (!function.parameters().path("properties").isEmpty()) {
      declaration.set("parameters", function.parameters());
    }
  }

  private static void addChoice(Tools tools, ObjectNode config) {
    Tools.Choice choice = tools.chosen();
    if (choice.kind() == Tools.Choice.Kind.UNSAID || tools.functions().isEmpty()) {
      return;
    }
    ObjectNode calling = config.putObject("tool_config").putObject("function_calling_config");
    switch (choice.kind()) {
      case REQUIRED -> calling.put("mode", "ANY");
      case NAMED ->
          calling.put("mode", "ANY").putArray("allowed_function_names").add(choice.name());
      case AUTO, NONE, UNSAID -> calling.put("mode", choice.kind().name().toUpperCase(Locale.ROOT));
    }
  }
}
