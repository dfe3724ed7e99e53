package dev.docket.pricing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The names of providers: SDKs, gateways and conventions have several for each.
final class Providers {

  static final String BEDROCK = "amazon.bedrock";

  private static final String OPENROUTER = "openrouter";

  private static final Pattern SEPARATORS = Pattern.compile("[\\s._/-]+");

  /// By what is left of a name without separators.
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("openai", "openai"),
          Map.entry("openaiazure", "openai.azure"),
          Map.entry("azure", "openai.azure"),
          Map.entry("azureopenai", "openai.azure"),
          Map.entry("azureaiopenai", "openai.azure"),
          Map.entry("azureaiinference", "openai.azure"),
          Map.entry("anthropic", "anthropic"),
          Map.entry("amazonbedrock", BEDROCK),
          Map.entry("anthropicbedrock", BEDROCK),
          Map.entry("awsbedrock", BEDROCK),
          Map.entry("bedrock", BEDROCK),
          Map.entry("aws", BEDROCK),
          Map.entry("google", "google"),
          Map.entry("googlegenai", "google"),
          Map.entry("googleai", "google"),
          Map.entry("googlevertex", "google"),
          Map.entry("vertexai", "google"),
          Map.entry("vertex", "google"),
          Map.entry("gemini", "google"),
          Map.entry("gcpvertexai", "google"),
          Map.entry("gcpgemini", "google"),
          Map.entry("gcpgenai", "google"),
          Map.entry("mistral", "mistral"),
          Map.entry("mistralai", "mistral"),
          Map.entry("cohere", "cohere"),
          Map.entry("groq", "groq"),
          Map.entry("deepseek", "deepseek"),
          Map.entry("xai", "xai"),
          Map.entry("perplexity", "perplexity"),
          Map.entry("perplexityai", "perplexity"),
          Map.entry("together", "together"),
          Map.entry("togetherai", "together"),
          Map.entry("fireworks", "fireworks"),
          Map.entry("fireworksai", "fireworks"),
          Map.entry("openrouter", OPENROUTER),
          Map.entry("moonshot", "moonshot"),
          Map.entry("moonshotai", "moonshot"),
          Map.entry("cerebras", "cerebras"));

  /// Whoever resells models at their makers' prices, unless it has one of its own.
  private static final Map<String, List<String>> RESOLD =
      Map.of(
          "openai.azure", List.of("openai", "anthropic", "deepseek", "xai", "moonshot"),
          "google", List.of("anthropic"));

  /// Runs on the caller's own machines, whose models bear the names of sold ones.
  private static final Set<String> OWN_MACHINES =
      Set.of(
          "ollama",
          "vllm",
          "sglang",
          "tgi",
          "llamacpp",
          "llamafile",
          "lmstudio",
          "localai",
          "local",
          "selfhosted",
          "triton",
          "mlx");

  private Providers() {}

  /// One name for all that mean the same provider; any other name in lower case.
  static String named(String given) {
    String lower = given.strip().toLowerCase(Locale.ROOT);
    String bare = SEPARATORS.matcher(lower).replaceAll("");
    return KNOWN.getOrDefault(bare, OWN_MACHINES.contains(bare) ? bare : lower);
  }

  /// Whose prices count for a provider's models that it has none of its own for. OpenRouter's
  /// models begin with their maker: `anthropic/claude-opus-4.1`.
  static List<String> resoldBy(String provider, String model) {
    int slash = model.indexOf('/');
    return provider.equals(OPENROUTER) && slash > 0
        ? List.of(named(model.substring(0, slash)))
        : RESOLD.getOrDefault(provider, List.of());
  }

  static boolean isReseller(String provider) {
    return provider.equals(OPENROUTER) || RESOLD.containsKey(provider);
  }

  static boolean isOwnMachine(String provider) {
    return OWN_MACHINES.contains(provider);
  }
}
