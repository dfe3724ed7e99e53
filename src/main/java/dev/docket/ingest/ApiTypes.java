package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which of a provider's APIs a tracked call used, in the words that the SDKs know: they fail on
/// any other for OpenAI and Azure.
final class ApiTypes {

  private static final String CHAT = "chat-completions";
  private static final String RESPONSES = "responses";
  private static final String IMAGES = "images";

  private ApiTypes() {}

  static @Nullable String of(String provider, @Nullable String function, JsonNode kwargs) {
    if (!provider.toLowerCase(Locale.ROOT).startsWith("openai")) {
      return null;
    }
    String name = function == null ? "" : function;
    if (name.contains(".responses.") || kwargs.has("input")) {
      return name.contains("embeddings") ? null : RESPONSES;
    }
    if (name.contains(".images.")) {
      return IMAGES;
    }
    return name.contains(".chat.completions.") || kwargs.has("messages") ? CHAT : null;
  }

  /// The provider in a function's name, `openai` in `openai.chat.completions.create`; empty when
  /// there is none.
  static String providerOf(@Nullable String function) {
    int dot = function == null ? -1 : function.indexOf('.');
    return function == null || dot <= 0 ? "" : function.substring(0, dot).toLowerCase(Locale.ROOT);
  }
}
