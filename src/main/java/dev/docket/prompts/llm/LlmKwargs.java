package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import org.jspecify.annotations.Nullable;

/// The keyword arguments with which a provider's client library is called: what `run()` hands on
/// without looking into it.
public final class LlmKwargs {

  private LlmKwargs() {}

  /// Makes them.
  ///
  /// @param promptTemplate rendered, unless the caller renders it
  /// @return null when there is no model
  public static @Nullable ObjectNode of(JsonNode promptTemplate, @Nullable Model model) {
    if (model == null) {
      return null;
    }
    Template template = Template.of(promptTemplate);
    return switch (model.provider()) {
      case "openai", "openai.azure" -> openAi(template, model);
      case "anthropic", "anthropic.bedrock" -> Anthropic.kwargs(template, model);
      case "google" -> Gemini.kwargs(template, model);
      case "vertexai" -> vertexAi(template, model);
      case "amazon.bedrock" -> Bedrock.kwargs(template, model);
      case "mistral" -> Mistral.kwargs(template, model);
      default -> OpenAiChat.kwargs(template, model);
    };
  }

  private static ObjectNode openAi(Template template, Model model) {
    return switch (model.openAiApi()) {
      case CHAT -> OpenAiChat.kwargs(template, model);
      case RESPONSES -> OpenAiResponses.kwargs(template, model);
      case IMAGES -> image(template, model);
    };
  }

  private static ObjectNode image(Template template, Model model) {
    ObjectNode kwargs = Json.object().put("model", model.name()).put("prompt", template.text());
    Parameters.merge(model.parameters(), kwargs);
    return kwargs;
  }

  /// By the model's name, as the SDKs choose the library that they call it with.
  private static ObjectNode vertexAi(Template template, Model model) {
    if (model.name().startsWith("claude")) {
      return Anthropic.kwargs(template, model);
    }
    return model.name().startsWith("gemini")
        ? Gemini.kwargs(template, model)
        : OpenAiChat.kwargs(template, model);
  }
}
