package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// The keyword arguments with which a provider's client library is called: what `run()` hands on
/// without looking into it.
public final class LlmKwargs {

  private LlmKwargs() {}

  /// Makes them.
  ///
  /// @param promptTemplate rendered, unless the caller renders it
  /// @return null when there is no model
  public static @Nullable ObjectNode of(JsonNode promptTemplate, @Nullable Model model) {
    if (model == null) {
      return null;
    }
    return OpenAiChat.kwargs(Template.of(promptTemplate), model, true);
  }
}
