package dev.docket.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;
import dev.docket.client.internal.PathSegment;
import java.util.Map;

/** Which prompt is fetched, and how it is made ready. Never changes: each method gives a copy. */
public final class PromptQuery {

  private final String name;
  private final ObjectNode body;

  private PromptQuery(String name, ObjectNode body) {
    this.name = name;
    this.body = body;
  }

  /** The newest version of a prompt. */
  public static PromptQuery of(String name) {
    return new PromptQuery(name, Json.object());
  }

  /** That version of a prompt. */
  public static PromptQuery of(PromptRef prompt) {
    ObjectNode body = Json.object();
    prompt.version().ifPresent(version -> body.put("version", version));
    prompt.label().ifPresent(label -> body.put("label", label));
    return new PromptQuery(prompt.name(), body);
  }

  /** The version of a number. */
  public PromptQuery version(int version) {
    return with("version", version);
  }

  /** The version that has a release label. */
  public PromptQuery label(String label) {
    return with("label", label);
  }

  /** Made ready for another provider than the prompt's. */
  public PromptQuery provider(String provider) {
    return with("provider", provider);
  }

  /** Made ready for another model than the prompt's. */
  public PromptQuery model(String model) {
    return with("model", model);
  }

  /** Parameters of the model that replace those of the prompt. */
  public PromptQuery parameters(Map<String, ?> overrides) {
    return with("model_parameter_overrides", overrides);
  }

  /** The values of the prompt's variables. */
  public PromptQuery inputVariables(Map<String, ?> variables) {
    return with("input_variables", variables);
  }

  /** Leaves variables as they stand in the prompt. */
  public PromptQuery unrendered() {
    return with("skip_input_variable_rendering", true);
  }

  /** Any other property, in the words of the API. */
  public PromptQuery with(String property, Object value) {
    ObjectNode more = Json.copy(body);
    more.set(property, Json.tree(value));
    return new PromptQuery(name, more);
  }

  /** The prompt's name. */
  public String name() {
    return name;
  }

  String path() {
    return "/prompt-templates/" + PathSegment.encode(name);
  }

  ObjectNode body() {
    return Json.copy(body);
  }
}
