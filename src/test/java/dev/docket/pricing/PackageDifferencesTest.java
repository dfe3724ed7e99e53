package dev.docket.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Two packages that were made independently of each other: where they differ, one of them is
/// wrong, or means something else, and somebody has looked which.
class PackageDifferencesTest {

  private static final Path LISTED = Path.of("src/test/resources/prices/differences.json");

  /// A figure that the packages do not agree on.
  ///
  /// @param ours what `prices.json` says, out of the first package
  /// @param theirs what the second says
  private record Difference(
      String provider, String model, String figure, BigDecimal ours, BigDecimal theirs) {}

  @Test
  void every_difference_between_the_packages_is_listed_and_explained() throws IOException {
    Map<Difference, String> listed = listed();
    List<Difference> found = found();
    if ("write".equals(System.getProperty("prices"))) {
      Files.writeString(LISTED, print(found, listed));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(listed.keySet());
    assertThat(listed.values())
        .allSatisfy(explanation -> assertThat(explanation).hasSizeGreaterThan(20).endsWith("."));
  }

  private static Map<Difference, String> listed() throws IOException {
    Map<Difference, String> listed = new HashMap<>();
    for (JsonNode one : Json.parse(Files.readAllBytes(LISTED))) {
      listed.put(
          new Difference(
              one.get("provider").asText(),
              one.get("model").asText(),
              one.get("figure").asText(),
              one.get("ours").decimalValue(),
              one.get("theirs").decimalValue()),
          one.get("explanation").asText());
    }
    return listed;
  }

  /// For the day on which the second package was made, so that no later change of a price is one.
  private static List<Difference> found() throws IOException {
    PricePackages packages = PricePackages.installed();
    PriceTable table = PriceTable.of(PriceFile.read(Path.of("src/main/resources/prices.json")));
    LocalDate day = Objects.requireNonNull(packages.sources().getLast().published());
    Instant then = day.atStartOfDay().toInstant(ZoneOffset.UTC);
    List<Difference> found = new ArrayList<>();
    int both = 0;
    for (JsonNode model : packages.other()) {
      String provider = Providers.named(model.get("provider").asText());
      String name = model.get("name").asText();
      Optional<Price> price = table.find(provider, name, then);
      if (price.isPresent()) {
        both++;
        compare(found, provider, name, price.get(), model);
      }
    }
    // Compared with nothing, all agree.
    assertThat(both).isGreaterThan(150);
    return found;
  }

  private static void compare(
      List<Difference> found, String provider, String name, Price price, JsonNode other) {
    add(found, provider, name, "input", price.input(), other.get("input"));
    add(found, provider, name, "cached_input", price.cachedInput(), other.get("cacheRead"));
    add(found, provider, name, "output", price.output(), other.get("output"));
  }

  /// A figure that only one of them has is no other price.
  private static void add(
      List<Difference> found,
      String provider,
      String name,
      String figure,
      @Nullable BigDecimal ours,
      JsonNode theirs) {
    if (ours == null || !theirs.isNumber()) {
      return;
    }
    BigDecimal given = new BigDecimal(theirs.asText());
    if (ours.compareTo(given) != 0) {
      found.add(new Difference(provider, name, figure, ours, given));
    }
  }

  /// What is found, with the explanations that there are: the others are for you to write.
  private static String print(List<Difference> found, Map<Difference, String> listed) {
    return found.stream()
        .map(one ->
            Json.text(
                Json.object()
                    .put("provider", one.provider())
                    .put("model", one.model())
                    .put("figure", one.figure())
                    .put("ours", one.ours())
                    .put("theirs", one.theirs())
                    .put("explanation", listed.getOrDefault(one, ""))))
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }
}
