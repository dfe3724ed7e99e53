package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A version of a prompt, made ready for its model.
 *
 * @param json all that the server says of it
 */
public record PromptTemplate(JsonNode json) {

  /** The prompt's id. */
  public long id() {
    return json.path("id").longValue();
  }

  /** The prompt's name. */
  public String name() {
    return json.path("prompt_name").asText();
  }

  /** The version's number. */
  public int version() {
    return json.path("version").intValue();
  }

  /** The messages or the text, with variables filled in. */
  public JsonNode promptTemplate() {
    return json.path("prompt_template");
  }

  /** The provider; empty when the prompt has no model. */
  public String provider() {
    return model().path("provider").asText("");
  }

  /** The model's name; empty when the prompt has no model. */
  public String modelName() {
    return model().path("name").asText("");
  }

  /** The provider's API, such as {@code chat-completions}; empty when there is only one. */
  public String apiType() {
    return model().path("api_type").asText("");
  }

  /** What the model is called with, in the provider's words; empty when the prompt has no model. */
  public Optional<JsonNode> arguments() {
    return Optional.of(json.path("llm_kwargs")).filter(JsonNode::isObject);
  }

  /** Where the provider is called instead of its own address. */
  public Optional<String> providerBaseUrl() {
    return Optional.ofNullable(json.path("provider_base_url").path("url").textValue());
  }

  /** What the server finds odd about it. */
  public Optional<String> warning() {
    return Optional.ofNullable(json.path("warning").textValue());
  }

  private JsonNode model() {
    return json.path("metadata").path("model");
  }
}
