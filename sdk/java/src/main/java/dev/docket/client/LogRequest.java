package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/**
 * A call of a model that you have made yourself, described in full. Never changes: each method
 * gives a copy that says more.
 */
public final class LogRequest {

  private final ObjectNode body;

  private LogRequest(ObjectNode body) {
    this.body = body;
  }

  /**
   * A call that succeeded.
   *
   * @param provider such as {@code openai}
   * @param model such as {@code gpt-4o}
   */
  public static LogRequest of(String provider, String model) {
    return new LogRequest(Json.object().put("provider", provider).put("model", model));
  }

  /** What was sent. */
  public LogRequest input(Conversation input) {
    return input(input.json());
  }

  /** What was sent, as a template of the API: {@code {type: chat | completion, …}}. */
  public LogRequest input(JsonNode input) {
    return with("input", input);
  }

  /** What came back. */
  public LogRequest output(Conversation output) {
    return output(output.json());
  }

  /** What came back, as a template of the API: {@code {type: chat | completion, …}}. */
  public LogRequest output(JsonNode output) {
    return with("output", output);
  }

  /** When the call began and ended; without it: now. */
  public LogRequest time(Instant start, Instant end) {
    return with("request_start_time", start).with("request_end_time", end);
  }

  /** The model's parameters, such as {@code temperature}. */
  public LogRequest parameters(Map<String, ?> parameters) {
    return with("parameters", parameters);
  }

  /** Tokens, with cached and thinking ones. */
  public LogRequest tokens(long input, long output) {
    return with("input_tokens", input).with("output_tokens", output);
  }

  /** The price in US dollars; without it the server looks into its table. */
  public LogRequest price(double dollars) {
    return with("price", dollars);
  }

  /** Tags, instead of those it had. */
  public LogRequest tags(String... tags) {
    return tags(Arrays.asList(tags));
  }

  /** Tags, instead of those it had. */
  public LogRequest tags(Collection<String> tags) {
    return with("tags", tags);
  }

  /** Metadata, instead of those it had: any keys, any values that JSON can hold. */
  public LogRequest metadata(Map<String, ?> metadata) {
    return with("metadata", metadata);
  }

  /** The prompt that it was made from, and the values of the prompt's variables. */
  public LogRequest prompt(PromptRef prompt, Map<String, ?> inputVariables) {
    LogRequest named =
        with("prompt_name", prompt.name()).with("prompt_input_variables", inputVariables);
    return prompt.version().isPresent()
        ? named.with("prompt_version_number", prompt.version().getAsInt())
        : named;
  }

  /** The function of the model's library, such as {@code openai.chat.completions.create}. */
  public LogRequest functionName(String name) {
    return with("function_name", name);
  }

  /** The provider's API, such as {@code chat-completions}. */
  public LogRequest apiType(String apiType) {
    return with("api_type", apiType);
  }

  /** A first score. */
  public LogRequest score(String name, int score) {
    return with("score_name", name).with("score", score);
  }

  /** The group that it is in. */
  public LogRequest group(long groupId) {
    return with("group_id", groupId);
  }

  /** It went wrong. */
  public LogRequest error(ErrorType type, String message) {
    return ended("ERROR", type, message);
  }

  /** It went well, but not quite. */
  public LogRequest warning(ErrorType type, String message) {
    return ended("WARNING", type, message);
  }

  private LogRequest ended(String status, ErrorType type, String message) {
    return with("status", status)
        .with("error_type", type)
        .with("error_message", Texts.cut(message));
  }

  /** Any other property of the API's {@code LogRequest}. */
  public LogRequest with(String property, Object value) {
    ObjectNode more = Json.copy(body);
    more.set(property, Json.tree(value));
    return new LogRequest(more);
  }

  /** As it is sent: times that are missing are now, and what is missing of a failure is empty. */
  ObjectNode body() {
    ObjectNode whole = Json.copy(body);
    String now = Instant.now().toString();
    String start = whole.path("request_start_time").asText(now);
    whole.put("request_start_time", start);
    if (!whole.has("request_end_time")) {
      whole.put("request_end_time", start);
    }
    if (!whole.has("output")) {
      whole.set("output", Conversation.empty().json());
    }
    return whole;
  }
}
