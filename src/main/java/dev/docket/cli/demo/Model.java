package dev.docket.cli.demo;

import java.util.List;

/// A model as a bill and a stopwatch see it.
///
/// @param apiType what the SDKs call the provider's route, where they have a word for it
/// @param inputPrice USD per million tokens
/// @param outputPrice USD per million tokens
/// @param tokensPerSecond how fast it writes
record Model(
    String provider,
    String name,
    String apiType,
    String function,
    double inputPrice,
    double outputPrice,
    int tokensPerSecond) {

  private static final String OPENAI = "openai.chat.completions.create";
  private static final String ANTHROPIC = "anthropic.messages.create";
  private static final String GOOGLE = "google.models.generate_content";

  static final Model GPT_4O =
      new Model("openai", "gpt-4o", "chat-completions", OPENAI, 2.5, 10, 80);
  static final Model GPT_4O_MINI =
      new Model("openai", "gpt-4o-mini", "chat-completions", OPENAI, 0.15, 0.6, 110);
  static final Model GPT_41 =
      new Model("openai", "gpt-4.1", "responses", "openai.responses.create", 2, 8, 95);
  static final Model AZURE_GPT_4O =
      new Model("openai.azure", "gpt-4o", "chat-completions", OPENAI, 2.5, 10, 70);
  static final Model SONNET = new Model("anthropic", "claude-sonnet-4-5", "", ANTHROPIC, 3, 15, 65);
  static final Model HAIKU = new Model("anthropic", "claude-haiku-4-5", "", ANTHROPIC, 1, 5, 140);
  static final Model GEMINI_FLASH =
      new Model("google", "gemini-2.5-flash", "", GOOGLE, 0.3, 2.5, 180);
  static final Model GEMINI_PRO = new Model("google", "gemini-2.5-pro", "", GOOGLE, 1.25, 10, 75);
  static final Model MISTRAL =
      new Model("mistral", "mistral-large-latest", "", "mistral.chat.complete", 2, 6, 60);

  static final List<Model> ALL =
      List.of(
          GPT_4O,
          GPT_4O_MINI,
          GPT_41,
          AZURE_GPT_4O,
          SONNET,
          HAIKU,
          GEMINI_FLASH,
          GEMINI_PRO,
          MISTRAL);

  double price(long inputTokens, long outputTokens) {
    double price = (inputTokens * inputPrice + outputTokens * outputPrice) / 1e6;
    return Math.round(price * 1e8) / 1e8;
  }
}
