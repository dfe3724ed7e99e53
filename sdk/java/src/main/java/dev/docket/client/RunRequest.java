package dev.docket.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A prompt to run. Never changes: each method gives a copy that says more. */
public final class RunRequest {

  private final PromptQuery prompt;
  private final ObjectNode logged;
  private final ModelCaller caller;

  private RunRequest(PromptQuery prompt, ObjectNode logged, ModelCaller caller) {
    this.prompt = prompt;
    this.logged = logged;
    this.caller = caller;
  }

  /** The newest version of a prompt. */
  public static RunRequest of(String promptName) {
    return new RunRequest(PromptQuery.of(promptName), Json.object(), null);
  }

  /** The values of the prompt's variables. */
  public RunRequest inputVariables(Map<String, ?> variables) {
    return new RunRequest(prompt.inputVariables(variables), logged, caller)
        .log("prompt_input_variables", variables);
  }

  /** Tags of the request that is logged. */
  public RunRequest tags(String... tags) {
    return tags(Arrays.asList(tags));
  }

  /** Tags of the request that is logged. */
  public RunRequest tags(Collection<String> tags) {
    return log("tags", tags);
  }

  /** Metadata of the request that is logged: any keys, any values that JSON can hold. */
  public RunRequest metadata(Map<String, ?> metadata) {
    return log("metadata", metadata);
  }

  /** The group that the request is in. */
  public RunRequest group(long groupId) {
    return log("group_id", groupId);
  }

  /** The version of a number, instead of the newest. */
  public RunRequest version(int version) {
    return new RunRequest(prompt.version(version), logged, caller);
  }

  /** The version that has a release label, instead of the newest. */
  public RunRequest label(String label) {
    return new RunRequest(prompt.label(label), logged, caller);
  }

  /** Another provider than the prompt's. */
  public RunRequest provider(String provider) {
    return new RunRequest(prompt.provider(provider), logged, caller);
  }

  /** Another model than the prompt's. */
  public RunRequest model(String model) {
    return new RunRequest(prompt.model(model), logged, caller);
  }

  /** Parameters of the model that replace those of the prompt. */
  public RunRequest parameters(Map<String, ?> overrides) {
    return new RunRequest(prompt.parameters(overrides), logged, caller);
  }

  /** Who calls the model this time. */
  public RunRequest modelCaller(ModelCaller modelCaller) {
    return new RunRequest(prompt, logged, modelCaller);
  }

  private RunRequest log(String property, Object value) {
    ObjectNode more = Json.copy(logged);
    more.set(property, Json.tree(value));
    return new RunRequest(prompt, more, caller);
  }

  PromptQuery prompt() {
    return prompt;
  }

  /** What is said of the request that is logged. */
  ObjectNode logged() {
    return Json.copy(logged);
  }

  Optional<ModelCaller> caller() {
    return Optional.ofNullable(caller);
  }
}
