package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.util.ArrayList;
import java.util.List;

/// The tools that a template offers the model.
///
/// Tools that stand elsewhere (a registry, an MCP server known by its number) are not among them:
/// Docket cannot look them up.
///
/// @param legacy whether they are OpenAI's `functions` of old
/// @param builtIn tools that a provider runs itself
/// @param choice which of them the model shall use; missing when nothing is said
record Tools(List<Function> functions, boolean legacy, List<JsonNode> builtIn, JsonNode choice) {

  /// A function of the caller, in parts and as the template has it.
  record Function(String name, String description, JsonNode parameters, ObjectNode given) {

    /// The parameters, said even where a function has none: most providers demand them.
    JsonNode schema() {
      if (parameters.isObject() && !parameters.isEmpty()) {
        return parameters;
      }
      ObjectNode none = Json.object().put("type", "object");
      none.putObject("properties");
      return none;
    }
  }

  static Tools of(JsonNode template) {
    List<Function> functions = new ArrayList<>();
    List<JsonNode> builtIn = new ArrayList<>();
    for (JsonNode tool : template.path("tools")) {
      if (tool.path("function") instanceof ObjectNode function) {
        functions.add(function(function));
      } else if (tool.path("provider").isTextual() && tool.path("config").isObject()) {
        builtIn.add(tool);
      }
    }
    boolean legacy = functions.isEmpty() && !template.path("functions").isEmpty();
    if (legacy) {
      for (JsonNode function : template.path("functions")) {
        if (function instanceof ObjectNode given) {
          functions.add(function(given));
        }
      }
    }
    JsonNode choice = template.path(legacy ? "function_call" : "tool_choice");
    return new Tools(List.copyOf(functions), legacy, List.copyOf(builtIn), choice);
  }

  private static Function function(ObjectNode given) {
    return new Function(
        given.path("name").asText(""),
        given.path("description").asText(""),
        given.path("parameters"),
        given);
  }

  /// The tools of a provider, `openai` for `openai.azure` too: no other knows them.
  List<JsonNode> builtIn(String family) {
    return builtIn.stream()
        .filter(tool -> (tool.path("provider").asText("") + ".").startsWith(family + "."))
        .toList();
  }

  /// What the choice amounts to: `auto`, `none`, `required`, or a function's name in `named`.
  Choice chosen() {
    String word = choice.asText("");
    String named = choice.path("function").path("name").asText(choice.path("name").asText(""));
    return switch (word) {
      case "auto" -> new Choice(Choice.Kind.AUTO, "");
      case "none" -> new Choice(Choice.Kind.NONE, "");
      case "required", "any" -> new Choice(Choice.Kind.REQUIRED, "");
      default -> {
        String name = named.isEmpty() ? word : named;
        yield new Choice(name.isEmpty() ? Choice.Kind.UNSAID : Choice.Kind.NAMED, name);
      }
    };
  }

  /// Which tools the model shall use.
  record Choice(Kind kind, String name) {
    enum Kind {
      UNSAID,
      AUTO,
      NONE,
      REQUIRED,
      NAMED
    }
  }
}
