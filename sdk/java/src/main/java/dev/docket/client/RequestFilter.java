package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;
import java.util.List;

/**
 * Which requests are looked for: a condition, or several that are joined. Negative conditions hold
 * for requests that lack the field or the key, too.
 */
public final class RequestFilter {

  private final ObjectNode json;

  private RequestFilter(ObjectNode json) {
    this.json = json;
  }

  /** All of these hold. */
  public static RequestFilter and(RequestFilter... filters) {
    return group("AND", List.of(filters));
  }

  /** At least one of these holds. */
  public static RequestFilter or(RequestFilter... filters) {
    return group("OR", List.of(filters));
  }

  private static RequestFilter group(String logic, List<RequestFilter> filters) {
    ObjectNode group = Json.object().put("logic", logic);
    var members = group.putArray("filters");
    filters.forEach(filter -> members.add(filter.json));
    return new RequestFilter(group);
  }

  /** Both hold. */
  public RequestFilter and(RequestFilter other) {
    return and(new RequestFilter[] {this, other});
  }

  /** One of both holds. */
  public RequestFilter or(RequestFilter other) {
    return or(new RequestFilter[] {this, other});
  }

  /**
   * A condition in the words of the API.
   *
   * @param value may be null for operators that need none
   */
  public static RequestFilter condition(String field, String operator, Object value) {
    ObjectNode condition = Json.object().put("field", field).put("operator", operator);
    if (value != null) {
      condition.set("value", Json.tree(value));
    }
    return new RequestFilter(condition);
  }

  /** A condition on one key of a field such as {@code metadata}, in the words of the API. */
  public static RequestFilter condition(String field, String key, String operator, Object value) {
    RequestFilter condition = condition(field, operator, value);
    condition.json.put("nested_key", key);
    return condition;
  }

  /** A key of the metadata; of nested ones, their path with dots. */
  public static FilterField.Key metadata(String key) {
    return new FilterField.Key("metadata", key);
  }

  /** A key of an output that is a JSON object or a tool call. */
  public static FilterField.Key output(String key) {
    return new FilterField.Key("output", key);
  }

  /** A variable of the prompt. */
  public static FilterField.Key inputVariable(String name) {
    return new FilterField.Key("input_variables", name);
  }

  /** A named score. */
  public static FilterField.Measure score(String name) {
    return new FilterField.Measure("scores", name);
  }

  /** The model. */
  public static FilterField.Name model() {
    return new FilterField.Name("engine");
  }

  /** The provider. */
  public static FilterField.Name provider() {
    return new FilterField.Name("provider_type");
  }

  /** SUCCESS, WARNING or ERROR. */
  public static FilterField.Name status() {
    return new FilterField.Name("status");
  }

  /** Why it went wrong. */
  public static FilterField.Name errorType() {
    return new FilterField.Name("error_type");
  }

  /** The prompt's name. */
  public static FilterField.Name promptName() {
    return new FilterField.Name("prompt_name");
  }

  /** The request's id. */
  public static FilterField.Name id() {
    return new FilterField.Name("pl_id");
  }

  /** The group's id. */
  public static FilterField.Name group() {
    return new FilterField.Name("group_id");
  }

  /** The tags. */
  public static FilterField.Names tags() {
    return new FilterField.Names("tags");
  }

  /** The names of the tools that were called. */
  public static FilterField.Names toolNames() {
    return new FilterField.Names("tool_names");
  }

  /** The text that was sent. */
  public static FilterField.Text inputText() {
    return new FilterField.Text("input_text");
  }

  /** The text that came back. */
  public static FilterField.Text outputText() {
    return new FilterField.Text("output_text");
  }

  /** The price in US dollars. */
  public static FilterField.Measure cost() {
    return new FilterField.Measure("cost", null);
  }

  /** How long it took, in milliseconds. */
  public static FilterField.Measure latencyMillis() {
    return new FilterField.Measure("latency_ms", null);
  }

  /** The tokens that were sent. */
  public static FilterField.Measure inputTokens() {
    return new FilterField.Measure("input_tokens", null);
  }

  /** The tokens that came back. */
  public static FilterField.Measure outputTokens() {
    return new FilterField.Measure("output_tokens", null);
  }

  /** The prompt's version. */
  public static FilterField.Measure promptVersion() {
    return new FilterField.Measure("prompt_version_number", null);
  }

  /** When it began. */
  public static FilterField.Time startTime() {
    return new FilterField.Time("request_start_time");
  }

  /** When it ended. */
  public static FilterField.Time endTime() {
    return new FilterField.Time("request_end_time");
  }

  /** The answer is a JSON object. */
  public static RequestFilter isJson() {
    return condition("is_json", "is_true", null);
  }

  /** The answer calls a tool. */
  public static RequestFilter isToolCall() {
    return condition("is_tool_call", "is_true", null);
  }

  /** The answer is plain text. */
  public static RequestFilter isPlainText() {
    return condition("is_plain_text", "is_true", null);
  }

  /** As it is sent. */
  public JsonNode json() {
    return json.deepCopy();
  }

  /** As it is sent. */
  @Override
  public String toString() {
    return json.toString();
  }
}
