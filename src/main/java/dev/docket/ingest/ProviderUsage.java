package dev.docket.ingest;

import static dev.docket.ingest.MessageDraft.first;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.docket.requests.Usage;
import java.util.OptionalLong;

/// Brings every provider's token counts to the meaning of [Usage]: the input includes what was read
/// from and written to a cache, the output includes thinking.
///
/// Recognised by shape, not by name: gateways and compatible APIs answer in another provider's
/// form. The table and its sources are in `docs/data-model.md`.
public final class ProviderUsage {

  /// Counts beyond this are nonsense, and three of them still add up to a number below 2^53.
  private static final long MAX_COUNT = 1L << 50;

  private ProviderUsage() {}

  /// The forms in which token counts come.
  private enum Form {
    /// OpenAI chat and legacy completions, Azure, Mistral, OpenRouter, DeepSeek, xAI.
    PROMPT_COMPLETION,
    /// OpenAI responses and images.
    INPUT_WITH_DETAILS,
    /// Anthropic messages, Bedrock Converse.
    INPUT_BESIDE_CACHE,
    /// Gemini and Vertex AI.
    GEMINI,
    /// Cohere: the counts one level deeper.
    COHERE,
    NONE
  }

  /// Reads the counts of a response; a response without any gives [Usage#NONE].
  public static Usage of(JsonNode response) {
    JsonNode usage = usageOf(response);
    return switch (formOf(usage)) {
      case PROMPT_COMPLETION -> promptCompletion(usage);
      case INPUT_WITH_DETAILS -> inputWithDetails(usage);
      case INPUT_BESIDE_CACHE -> inputBesideCache(usage);
      case GEMINI -> gemini(usage);
      case COHERE -> cohere(usage);
      case NONE -> Usage.NONE;
    };
  }

  private static JsonNode usageOf(JsonNode response) {
    if (response.isArray()) {
      for (int i = response.size() - 1; i >= 0; i--) {
        JsonNode usage = usageOfOne(response.path(i));
        if (usage.isObject()) {
          return usage;
        }
      }
      return MissingNode.getInstance();
    }
    return usageOfOne(response);
  }

  private static JsonNode usageOfOne(JsonNode response) {
    return first(response, "usage", "usageMetadata", "usage_metadata", "meta");
  }

  private static Form formOf(JsonNode usage) {
    if (has(usage, "prompt_tokens", "promptTokens")) {
      return Form.PROMPT_COMPLETION;
    }
    if (has(usage, "promptTokenCount", "prompt_token_count")) {
      return Form.GEMINI;
    }
    if (has(usage, "input_tokens", "inputTokens")) {
      return usage.path("input_tokens_details").isObject()
          ? Form.INPUT_WITH_DETAILS
          : Form.INPUT_BESIDE_CACHE;
    }
    return has(usage, "tokens", "billed_units", "billedUnits") ? Form.COHERE : Form.NONE;
  }

  private static Usage promptCompletion(JsonNode usage) {
    JsonNode input = first(usage, "prompt_tokens_details", "promptTokensDetails");
    JsonNode output = first(usage, "completion_tokens_details", "completionTokensDetails");
    long prompt = count(usage, "prompt_tokens", "promptTokens");
    long thinking = count(output, "reasoning_tokens", "reasoningTokens");
    long completion = count(usage, "completion_tokens", "completionTokens");
    long cached = count(input, "cached_tokens", "cachedTokens");
    return new Usage(
        prompt,
        withThinking(prompt, completion, thinking, count(usage, "total_tokens", "totalTokens")),
        cached > 0 ? cached : count(usage, "prompt_cache_hit_tokens", "num_cached_tokens"),
        thinking,
        count(input, "cache_write_tokens", "cacheWriteTokens"));
  }

  private static Usage inputWithDetails(JsonNode usage) {
    JsonNode details = usage.path("input_tokens_details");
    long input = count(usage, "input_tokens");
    long thinking = count(usage.path("output_tokens_details"), "reasoning_tokens");
    long output = count(usage, "output_tokens");
    return new Usage(
        input,
        withThinking(input, output, thinking, count(usage, "total_tokens")),
        count(details, "cached_tokens"),
        thinking,
        count(details, "cache_write_tokens"));
  }

  private static Usage inputBesideCache(JsonNode usage) {
    long read = count(usage, "cache_read_input_tokens", "cacheReadInputTokens");
    long written =
        count(
            usage,
            "cache_creation_input_tokens",
            "cacheWriteInputTokens",
            "cache_write_input_tokens");
    return new Usage(
        count(usage, "input_tokens", "inputTokens") + read + written,
        count(usage, "output_tokens", "outputTokens"),
        read,
        count(usage.path("output_tokens_details"), "thinking_tokens", "reasoning_tokens"),
        written);
  }

  private static Usage gemini(JsonNode usage) {
    long thinking = count(usage, "thoughtsTokenCount", "thoughts_token_count");
    return new Usage(
        count(usage, "promptTokenCount", "prompt_token_count")
            + count(usage, "toolUsePromptTokenCount", "tool_use_prompt_token_count"),
        count(usage, "candidatesTokenCount", "candidates_token_count", "responseTokenCount")
            + thinking,
        count(usage, "cachedContentTokenCount", "cached_content_token_count"),
        thinking,
        0);
  }

  private static Usage cohere(JsonNode usage) {
    JsonNode tokens = first(usage, "tokens", "billed_units", "billedUnits");
    return new Usage(
        count(tokens, "input_tokens", "inputTokens"),
        count(tokens, "output_tokens", "outputTokens"),
        count(usage, "cached_tokens", "cachedTokens"),
        0,
        0);
  }

  /// xAI counts thinking beside the completion; its total tells.
  private static long withThinking(long input, long output, long thinking, long total) {
    return total > 0 && total == input + output + thinking ? output + thinking : output;
  }

  private static boolean has(JsonNode usage, String... names) {
    return !first(usage, names).isMissingNode();
  }

  private static long count(JsonNode object, String... names) {
    OptionalLong count = Whole.of(first(object, names));
    return Math.clamp(count.orElse(0), 0, MAX_COUNT);
  }
}
