package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The model that a template names: who runs it, which one, and with what parameters.
///
/// @param provider as the SDKs spell it: `openai`, `anthropic.bedrock`, …
/// @param parameters merged into the arguments of every call as they are
/// @param given `metadata.model` as it was published
public record Model(String provider, String name, ObjectNode parameters, ObjectNode given) {

  /// Parameters that name a model; the published server lets them win over the model's name.
  private static final Set<String> NAMES = Set.of("model", "modelId");

  /// Reads the `model` of a template's metadata.
  ///
  /// @return null when there is none, or it lacks its provider or its name
  public static @Nullable Model of(JsonNode metadata) {
    JsonNode model = metadata.path("model");
    String provider = model.path("provider").asText("");
    String name = model.path("name").asText("");
    if (!(model instanceof ObjectNode given) || provider.isEmpty() || name.isEmpty()) {
      return null;
    }
    ObjectNode parameters =
        given.path("parameters") instanceof ObjectNode some ? some : Json.object();
    return new Model(provider, name, parameters, given);
  }

  /// The same model, run by somebody else.
  public Model withProvider(String other) {
    return new Model(other, name, parameters, given);
  }

  /// Another model, which no parameter shall rename.
  public Model withName(String other) {
    return new Model(provider, other, parameters.deepCopy().without(NAMES), given);
  }

  /// The same model with these parameters instead.
  public Model withParameters(ObjectNode others) {
    return new Model(provider, name, others, given);
  }

  /// Which of the provider's APIs is meant, for providers that have several.
  ///
  /// Never null for OpenAI and Azure and always in one of the three spellings that the SDKs know:
  /// they fail, or call the wrong API, on any other.
  public @Nullable String apiType() {
    return switch (provider) {
      case "openai", "openai.azure" -> openAiApi().wireName();
      default -> null;
    };
  }

  ApiType openAiApi() {
    return ApiType.of(given.path("api_type").asText(""));
  }

  /// `metadata.model` as replies have it, with all its properties.
  public ObjectNode toJson() {
    ObjectNode model = Json.object();
    given.properties().forEach(entry -> model.set(entry.getKey(), entry.getValue()));
    model.put("provider", provider);
    model.put("name", name);
    model.set("parameters", parameters);
    model.put("api_type", apiType());
    for (String unsaid : new String[] {"model_config_display_name", "base_model"}) {
      if (!model.has(unsaid)) {
        model.putNull(unsaid);
      }
    }
    if (!model.path("display_params").isObject()) {
      model.putObject("display_params");
    }
    return model;
  }

  /// A template's metadata with this model in it.
  public ObjectNode in(JsonNode metadata) {
    ObjectNode whole = Json.object();
    metadata.properties().forEach(entry -> whole.set(entry.getKey(), entry.getValue()));
    whole.set("model", toJson());
    return whole;
  }
}
