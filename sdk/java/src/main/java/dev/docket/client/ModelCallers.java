package dev.docket.client;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who calls which provider, and with which key.
 *
 * @param callers by provider
 * @param keys by provider
 */
record ModelCallers(Map<String, ModelCaller> callers, Map<String, String> keys) {

  static ModelCallers of(Map<String, ModelCaller> callers, Map<String, String> keys) {
    return new ModelCallers(
        Collections.unmodifiableMap(new TreeMap<>(callers)),
        Collections.unmodifiableMap(new HashMap<>(keys)));
  }

  ModelCaller of(String provider) {
    ModelCaller caller = callers.get(provider);
    if (caller == null) {
      throw new IllegalStateException(
          "nobody calls the provider `%s`: give the builder a ModelCaller for it (there are: %s)"
              .formatted(provider, String.join(", ", callers.keySet())));
    }
    return caller;
  }

  /** The call: what the server says of a provider of your own wins over what it is usually. */
  ModelCall call(PromptTemplate prompt) {
    var custom = prompt.json().path("custom_provider");
    Optional<String> url =
        Optional.ofNullable(custom.path("base_url").textValue()).or(prompt::providerBaseUrl);
    Optional<String> key =
        Optional.ofNullable(custom.path("api_key").textValue())
            .or(() -> Optional.ofNullable(keys.get(prompt.provider())));
    return new ModelCall(
        prompt,
        prompt
            .arguments()
            .orElseThrow(() ->
                new IllegalStateException(
                    "the prompt `%s` has no model: publish it with one, or run it with provider and model"
                        .formatted(prompt.name()))),
        url,
        key);
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "ModelCallers" + callers.keySet();
  }
}
