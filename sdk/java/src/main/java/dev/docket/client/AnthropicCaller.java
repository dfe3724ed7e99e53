package dev.docket.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Calls Anthropic's messages, or whatever speaks like them. */
public final class AnthropicCaller implements ModelCaller {

  /** Where the provider itself is. */
  static final String BASE = "https://api.anthropic.com";

  private static final String VERSION = "2023-06-01";

  private final ProviderHttp http;
  private final String base;

  /**
   * Calls something else that speaks like it.
   *
   * @param base without {@code /v1}; the prompt's own wins
   */
  public AnthropicCaller(String base, Duration timeout) {
    this.http = new ProviderHttp(timeout);
    this.base = base;
  }

  /** Calls something else that speaks like it, and waits for five minutes at most. */
  public AnthropicCaller(String base) {
    this(base, ProviderHttp.TIMEOUT);
  }

  @Override
  public ModelReply call(ModelCall call) {
    Map<String, String> headers = new HashMap<>(Map.of("anthropic-version", VERSION));
    call.apiKey().ifPresent(key -> headers.put("x-api-key", key));
    String url = Urls.join(call.baseUrl().orElse(base), "/v1/messages");
    return ModelReply.of(http.post(url, headers, call.arguments()));
  }
}
