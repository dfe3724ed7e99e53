package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A call of a model that {@link Docket#run} wants to be made.
 *
 * @param prompt the prompt, rendered and ready
 * @param arguments what the model is called with, in the provider's words: model, messages, …
 * @param baseUrl where the provider is called instead of its own address
 * @param apiKey the key for it, when the server or the builder has one
 */
public record ModelCall(
    PromptTemplate prompt, JsonNode arguments, Optional<String> baseUrl, Optional<String> apiKey) {

  /** The provider, such as {@code openai}. */
  public String provider() {
    return prompt.provider();
  }

  /** The provider's API, such as {@code chat-completions}; empty when there is only one. */
  public String apiType() {
    return prompt.apiType();
  }

  /** The model's name. */
  public String model() {
    return prompt.modelName();
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "ModelCall[%s %s]".formatted(provider(), model());
  }
}
