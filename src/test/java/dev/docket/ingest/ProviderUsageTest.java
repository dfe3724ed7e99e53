package dev.docket.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.requests.Usage;
import org.junit.jupiter.api.Test;

class ProviderUsageTest {

  @Test
  void openai_chat_includes_cached_and_thinking() {
    assertUsage(
        """
        {'usage': {'prompt_tokens': 100, 'completion_tokens': 50, 'total_tokens': 150,
          'prompt_tokens_details': {'cached_tokens': 60},
          'completion_tokens_details': {'reasoning_tokens': 20}}}
        """,
        new Usage(100, 50, 60, 20, 0));
  }

  @Test
  void openrouter_names_cache_writes() {
    assertUsage(
        """
        {'usage': {'prompt_tokens': 194, 'completion_tokens': 2, 'total_tokens': 196, 'cost': 0.95,
          'prompt_tokens_details': {'cached_tokens': 0, 'cache_write_tokens': 100}}}
        """,
        new Usage(194, 2, 0, 0, 100));
  }

  @Test
  void xai_counts_thinking_beside_the_completion() {
    assertUsage(
        """
        {'usage': {'prompt_tokens': 32, 'completion_tokens': 9, 'total_tokens': 135,
          'completion_tokens_details': {'reasoning_tokens': 94}}}
        """,
        new Usage(32, 103, 0, 94, 0));
  }

  @Test
  void mistral_comes_in_both_spellings() {
    assertUsage(
        "{'usage': {'promptTokens': 5, 'completionTokens': 7, 'totalTokens': 12}}",
        new Usage(5, 7, 0, 0, 0));
    assertUsage(
        "{'usage': {'prompt_tokens': 5, 'completion_tokens': 7, 'total_tokens': 12}}",
        new Usage(5, 7, 0, 0, 0));
  }

  @Test
  void deepseek_names_its_cache_hits() {
    assertUsage(
        """
        {'usage': {'prompt_tokens': 30, 'completion_tokens': 1, 'prompt_cache_hit_tokens': 20,
          'prompt_cache_miss_tokens': 10}}
        """,
        new Usage(30, 1, 20, 0, 0));
  }

  @Test
  void openai_responses_include_cached_and_thinking() {
    assertUsage(
        """
        {'usage': {'input_tokens': 75, 'input_tokens_details': {'cached_tokens': 32},
          'output_tokens': 1186, 'output_tokens_details': {'reasoning_tokens': 1024},
          'total_tokens': 1261}}
        """,
        new Usage(75, 1186, 32, 1024, 0));
  }

  @Test
  void anthropic_counts_the_cache_beside_the_input() {
    assertUsage(
        """
        {'usage': {'input_tokens': 50, 'cache_read_input_tokens': 1000,
          'cache_creation_input_tokens': 200, 'output_tokens': 30,
          'output_tokens_details': {'thinking_tokens': 12}}}
        """,
        new Usage(1250, 30, 1000, 12, 200));
  }

  @Test
  void anthropic_cache_counts_may_be_null() {
    assertUsage(
        """
        {'usage': {'input_tokens': 50, 'cache_read_input_tokens': null,
          'cache_creation_input_tokens': null, 'output_tokens': 30}}
        """,
        new Usage(50, 30, 0, 0, 0));
  }

  @Test
  void bedrock_converse_counts_the_cache_beside_the_input() {
    assertUsage(
        """
        {'usage': {'inputTokens': 4, 'outputTokens': 94, 'totalTokens': 1464,
          'cacheReadInputTokens': 1000, 'cacheWriteInputTokens': 366}}
        """,
        new Usage(1370, 94, 1000, 0, 366));
  }

  @Test
  void gemini_counts_thinking_and_tool_prompts_beside() {
    Usage expected = new Usage(110, 45, 40, 25, 0);
    assertUsage(
        """
        {'usageMetadata': {'promptTokenCount': 100, 'candidatesTokenCount': 20,
          'thoughtsTokenCount': 25, 'cachedContentTokenCount': 40, 'toolUsePromptTokenCount': 10,
          'totalTokenCount': 155}}
        """,
        expected);
    assertUsage(
        """
        {'usage_metadata': {'prompt_token_count': 100, 'candidates_token_count': 20,
          'thoughts_token_count': 25, 'cached_content_token_count': 40,
          'tool_use_prompt_token_count': 10, 'total_token_count': 155}}
        """,
        expected);
  }

  @Test
  void gemini_counts_may_be_missing_or_null() {
    assertUsage(
        "{'usageMetadata': {'promptTokenCount': 9, 'candidatesTokenCount': null}}",
        new Usage(9, 0, 0, 0, 0));
  }

  @Test
  void cohere_prefers_processed_to_billed_tokens() {
    assertUsage(
        """
        {'usage': {'billed_units': {'input_tokens': 5, 'output_tokens': 4},
          'tokens': {'input_tokens': 71, 'output_tokens': 6}}}
        """,
        new Usage(71, 6, 0, 0, 0));
  }

  @Test
  void of_chunks_the_last_that_counts_is_read() {
    assertUsage(
        """
        [{'usageMetadata': {'promptTokenCount': 3, 'candidatesTokenCount': 1}},
         {'usageMetadata': {'promptTokenCount': 3, 'candidatesTokenCount': 8}}, {}]
        """,
        new Usage(3, 8, 0, 0, 0));
  }

  @Test
  void no_counts_and_nonsense_are_nothing() {
    assertUsage("{}", Usage.NONE);
    assertUsage("{'usage': null}", Usage.NONE);
    assertUsage("{'usage': 'much'}", Usage.NONE);
    assertUsage("{'usage': {'prompt_tokens': -5, 'completion_tokens': 1.5}}", Usage.NONE);
    assertUsage("{'usage': {'prompt_tokens': 1e999999999, 'completion_tokens': true}}", Usage.NONE);
    assertUsage("'text'", Usage.NONE);
  }

  private static void assertUsage(String response, Usage expected) {
    assertThat(ProviderUsage.of(Bodies.node(response))).isEqualTo(expected);
  }
}
