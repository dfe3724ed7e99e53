package dev.docket.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `prices.json` is what the packages of `src/test/prices` say. After a change of their versions
/// `-Dprices=write` writes the file anew.
class BundledPricesTest {

  private static final Path FILE = Path.of("src/main/resources/prices.json");

  private static PricePackages packages;
  private static List<Price> made;

  @BeforeAll
  static void make() throws IOException {
    packages = PricePackages.installed();
    made = PriceListMaker.make(packages);
    if ("write".equals(System.getProperty("prices"))) {
      Files.writeString(
          FILE,
          PriceListPrinter.print(
              new PriceList(LocalDate.now(Clock.systemUTC()), packages.sources(), made)));
    }
  }

  @Test
  void the_bundled_prices_are_what_the_packages_say() throws IOException {
    PriceList bundled = PriceFile.read(FILE);
    assertThat(bundled.sources()).isEqualTo(packages.sources());
    assertThat(bundled.prices()).isEqualTo(made);
    assertThat(Files.readString(FILE)).isEqualTo(PriceListPrinter.print(bundled));
  }

  @Test
  void every_name_the_package_speaks_of_costs_what_the_package_resolves_it_to() {
    PriceTable table = PriceTable.of(new PriceList(LocalDate.EPOCH, List.of(), made));
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (Price expected : resolved()) {
      Instant start = expected.from().atStartOfDay().toInstant(ZoneOffset.UTC);
      Optional<Price> found = table.find(expected.provider(), expected.model(), start);
      if (found.filter(price -> PriceListMaker.same(price, expected)).isEmpty()) {
        wrong.add("%s, not %s".formatted(expected, found));
      }
      compared++;
    }
    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThan(1_000);
  }

  private static List<Price> resolved() {
    List<Price> resolved = new ArrayList<>();
    packages
        .main()
        .forEach((ours, provider) -> {
          Map<String, List<PackagePrice>> models = new HashMap<>();
          for (JsonNode model : provider.get("models")) {
            models.put(model.get("id").asText(), PackagePrice.of(model));
          }
          for (JsonNode one : provider.get("resolved")) {
            String name = one.get("name").asText();
            if (PriceListMaker.isWanted(ours, name)) {
              models
                  .getOrDefault(one.get("model").asText(), List.of())
                  .forEach(price ->
                      resolved.add(
                          price.as(ours, PriceListMaker.asSold(ours, name), Price.Match.EXACT)));
            }
          }
        });
    return resolved;
  }
}
