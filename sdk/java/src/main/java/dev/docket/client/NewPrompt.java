package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;
import java.util.List;
import java.util.Map;

/** A prompt to publish: the next version, if there is one of its name. Never changes. */
public final class NewPrompt {

  private final ObjectNode prompt;
  private final ObjectNode version;
  private final List<String> labels;

  private NewPrompt(ObjectNode prompt, ObjectNode version, List<String> labels) {
    this.prompt = prompt;
    this.version = version;
    this.labels = labels;
  }

  /** Messages, with variables such as <code>{name}</code> in them. */
  public static NewPrompt of(String name, Conversation messages) {
    return of(name, messages.json());
  }

  /** A template of the API: {@code {type: chat | completion, …}}. */
  public static NewPrompt of(String name, JsonNode template) {
    ObjectNode version = Json.object();
    version.set("prompt_template", template.deepCopy());
    return new NewPrompt(Json.object().put("prompt_name", name), version, List.of());
  }

  /** The model that it is made for. */
  public NewPrompt model(String provider, String name) {
    return model(provider, name, Map.of());
  }

  /** The model that it is made for, and its parameters. */
  public NewPrompt model(String provider, String name, Map<String, ?> parameters) {
    ObjectNode model = Json.object().put("provider", provider).put("name", name);
    model.set("parameters", Json.object(parameters));
    return with("metadata", Json.object().set("model", model));
  }

  /** What has changed, in at most 72 characters. */
  public NewPrompt commitMessage(String message) {
    return with("commit_message", message);
  }

  /** Release labels that this version gets, from others if they have them. */
  public NewPrompt labels(String... names) {
    return new NewPrompt(prompt, version, List.of(names));
  }

  /** Tags of the prompt. */
  public NewPrompt tags(String... tags) {
    ObjectNode more = Json.copy(prompt);
    more.set("tags", Json.tree(List.of(tags)));
    return new NewPrompt(more, version, labels);
  }

  /** Any other property of the version, in the words of the API. */
  public NewPrompt with(String property, Object value) {
    ObjectNode more = Json.copy(version);
    more.set(property, Json.tree(value));
    return new NewPrompt(prompt, more, labels);
  }

  ObjectNode body() {
    ObjectNode body = Json.object();
    body.set("prompt_template", prompt);
    body.set("prompt_version", version);
    if (!labels.isEmpty()) {
      body.set("release_labels", Json.tree(labels));
    }
    return body;
  }
}
