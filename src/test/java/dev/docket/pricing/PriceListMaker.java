package dev.docket.pricing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes the list of `prices.json` out of `@pydantic/genai-prices`.
///
/// The package has rules for names (`equals`, `starts_with`, `contains`, `ends_with`, patterns);
/// the table has names and beginnings, and knows by itself what stands before a name (a region, a
/// path). Entries that others say already are left out. `BundledPricesTest` holds the result
/// against the package's own answers.
final class PriceListMaker {

  /// `^claude-opus-5-\d{8}$`: a day follows the name.
  private static final Pattern DATED =
      Pattern.compile("\\^(.*-)\\\\d\\{(?:8\\}|4\\}-\\\\d\\{2\\}-\\\\d\\{2\\})\\$");

  /// `^gemini-3\.5-flash-\d`: a number follows, as in `-001`.
  private static final Pattern NUMBERED = Pattern.compile("\\^([a-z0-9.\\\\-]*-)\\\\d");

  private static final Comparator<Name> SHORTEST_FIRST =
      Comparator.comparingInt((Name name) -> name.model().length())
          .thenComparing(Name::match, Comparator.reverseOrder());

  private PriceListMaker() {}

  /// The list, in the order of providers and models.
  static List<Price> make(PricePackages packages) {
    List<Price> prices = new ArrayList<>();
    packages.main().forEach((provider, all) -> add(prices, provider, all));
    prices.sort(
        Comparator.comparing(Price::provider)
            .thenComparing(Price::model)
            .thenComparing(Price::match)
            .thenComparing(Price::from));
    return prices;
  }

  /// A name or a beginning.
  private record Name(String model, Price.Match match) {}

  /// Shortest names first: what a beginning says need not be said of what begins with it.
  private static void add(List<Price> kept, String provider, JsonNode all) {
    Map<Name, List<PackagePrice>> named = new LinkedHashMap<>();
    for (JsonNode model : all.get("models")) {
      List<PackagePrice> prices = PackagePrice.of(model);
      // The package takes the first rule that fits.
      names(model.get("match")).stream()
          .filter(name -> isWanted(provider, name.model()))
          .map(name -> new Name(asSold(provider, name.model()), name.match()))
          .forEach(name -> named.putIfAbsent(name, prices));
    }
    named.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .sorted(Map.Entry.comparingByKey(SHORTEST_FIRST))
        .map(entry ->
            entry.getValue().stream()
                .map(price -> price.as(provider, entry.getKey().model(), entry.getKey().match()))
                .toList())
        .filter(prices -> !says(kept, prices))
        .forEach(kept::addAll);
  }

  /// The package looks for `claude-3-haiku` anywhere in a name of Bedrock's, where makers come
  /// first.
  static String asSold(String provider, String model) {
    if (!provider.equals(Providers.BEDROCK)) {
      return model;
    }
    return model
        .replaceFirst("^(?=claude-)", "anthropic.")
        .replaceFirst("^(?=titan-)", "amazon.")
        .replaceFirst("^(?=gpt-)", "openai.");
  }

  /// Of OpenRouter's hundreds, those whose makers are in the table too: where both ask the same,
  /// the maker's entry is enough. Names that end with `:beta` are gone for long.
  static boolean isWanted(String provider, String model) {
    return !provider.equals("openrouter")
        || (PricePackages.PROVIDERS.stream()
                .map(Providers::named)
                .anyMatch(Providers.named(model.replaceFirst("/.*", ""))::equals)
            && !model.endsWith(":beta"));
  }

  /// Whether a table of these prices says the same of the name, and of all that begin with it.
  private static boolean says(List<Price> kept, List<Price> prices) {
    PriceTable table = PriceTable.of(new PriceList(LocalDate.EPOCH, List.of(), kept));
    return prices.stream()
        .allMatch(price ->
            switch (price.match()) {
              case EXACT -> says(table, price, price.model(), prices.size());
              case PREFIX ->
                  says(table, price, price.model(), prices.size())
                      && says(table, price, price.model() + "~", prices.size());
            });
  }

  private static boolean says(PriceTable table, Price price, String model, int dates) {
    Instant start = price.from().atStartOfDay().toInstant(ZoneOffset.UTC);
    return table
        .find(price.provider(), model, start)
        .filter(found -> same(found, price) && dates(table, found) == dates)
        .isPresent();
  }

  private static long dates(PriceTable table, Price price) {
    return table.prices().stream()
        .map(PriceTable.Listed::price)
        .filter(other ->
            other.provider().equals(price.provider())
                && other.model().equals(price.model())
                && other.match() == price.match())
        .count();
  }

  /// Whether two prices have the same figures from the same day.
  static boolean same(Price one, Price other) {
    return PackagePrice.of(one).equals(PackagePrice.of(other));
  }

  private static List<Name> names(JsonNode rule) {
    List<Name> names = new ArrayList<>();
    rule.properties()
        .forEach(part -> {
          String text = part.getValue().asText().toLowerCase(Locale.ROOT);
          switch (part.getKey()) {
            case "or" -> part.getValue().forEach(one -> names.addAll(names(one)));
            // What else must hold excludes names of other models, which have longer rules.
            case "and" ->
                part.getValue()
                    .forEach(one -> {
                      if (one.has("starts_with")) {
                        names.addAll(names(one));
                      }
                    });
            case "equals", "ends_with" -> names.add(new Name(text, Price.Match.EXACT));
            case "starts_with", "contains" -> names.add(new Name(text, Price.Match.PREFIX));
            case "regex" -> names.addAll(pattern(part.getValue().asText()));
            default -> throw new AssertionError("a new kind of rule: " + rule);
          }
        });
    return names;
  }

  private static List<Name> pattern(String regex) {
    Matcher dated = DATED.matcher(regex);
    if (dated.matches()) {
      return List.of(new Name(unescaped(dated.group(1)) + "20", Price.Match.PREFIX));
    }
    Matcher numbered = NUMBERED.matcher(regex);
    if (numbered.matches()) {
      return List.of(new Name(unescaped(numbered.group(1)) + "0", Price.Match.PREFIX));
    }
    throw new AssertionError("a new kind of pattern: " + regex);
  }

  private static String unescaped(String literal) {
    return literal.replace("\\", "").toLowerCase(Locale.ROOT);
  }
}
