package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/**
 * Calls OpenAI, or whatever speaks like it: chat completions, completions, responses and images.
 */
public final class OpenAiCaller implements ModelCaller {

  /** Where the provider itself is. */
  static final String BASE = "https://api.openai.com/v1";

  private final ProviderHttp http;
  private final String base;

  /**
   * Calls something else that speaks like it.
   *
   * @param base such as {@code http://127.0.0.1:11434/v1}; the prompt's own wins
   */
  public OpenAiCaller(String base, Duration timeout) {
    this.http = new ProviderHttp(timeout);
    this.base = base;
  }

  /** Calls something else that speaks like it, and waits for five minutes at most. */
  public OpenAiCaller(String base) {
    this(base, ProviderHttp.TIMEOUT);
  }

  @Override
  public ModelReply call(ModelCall call) {
    String url = Urls.join(call.baseUrl().orElse(base), path(call));
    Map<String, String> headers =
        call.apiKey().map(key -> Map.of("Authorization", "Bearer " + key)).orElseGet(Map::of);
    return ModelReply.of(http.post(url, headers, call.arguments()));
  }

  private static String path(ModelCall call) {
    JsonNode arguments = call.arguments();
    return switch (call.apiType()) {
      case "responses" -> "/responses";
      case "images" -> "/images/generations";
      default -> arguments.has("messages") ? "/chat/completions" : "/completions";
    };
  }
}
