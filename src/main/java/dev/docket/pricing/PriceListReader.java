package dev.docket.pricing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.Nearest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the JSON of a price file: every property is known, of its type and in its range, and none
/// that is needed is missing.
final class PriceListReader {

  static final int MAX_PRICES = 20_000;

  private static final int MAX_NAME = 512;
  private static final int MAX_SCALE = 12;
  private static final BigDecimal MAX_FIGURE = BigDecimal.valueOf(1_000_000);

  private static final List<String> LIST = List.of("read_on", "sources", "prices");
  private static final List<String> SOURCE = List.of("name", "version", "published");
  private static final List<String> PRICE =
      List.of(
          "provider",
          "model",
          "match",
          "from",
          "per",
          "input",
          "cached_input",
          "cache_write",
          "output");

  private final JsonNode node;
  private final String at;

  private PriceListReader(JsonNode node, String at, List<String> known) {
    this.node = node;
    this.at = at;
    if (!node.isObject()) {
      throw wrong("", "must be a JSON object");
    }
    node.fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            throw new Wrong(
                "%s: `%.60s` is not known here; did you mean `%s`?"
                    .formatted(at, name, Nearest.to(name, known)));
          }
        });
  }

  /// What is wrong, in one line.
  static final class Wrong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  static PriceList read(JsonNode file) {
    PriceListReader list = new PriceListReader(file, "the file", LIST);
    return new PriceList(list.date("read_on"), list.sources(), list.prices());
  }

  private List<PriceList.Source> sources() {
    List<PriceList.Source> sources = new ArrayList<>();
    for (JsonNode one : array("sources")) {
      PriceListReader source = new PriceListReader(one, "/sources/" + sources.size(), SOURCE);
      sources.add(
          new PriceList.Source(
              source.name("name"),
              one.has("version") ? source.name("version") : null,
              one.has("published") ? source.date("published") : null));
    }
    return sources;
  }

  private List<Price> prices() {
    JsonNode given = array("prices");
    if (given.size() > MAX_PRICES) {
      throw wrong(
          "prices", "may have %,d entries, but has %,d".formatted(MAX_PRICES, given.size()));
    }
    List<Price> prices = new ArrayList<>(given.size());
    Set<Object> seen = new HashSet<>();
    for (JsonNode one : given) {
      PriceListReader entry = new PriceListReader(one, place(prices.size(), one), PRICE);
      Price price = entry.price();
      if (!seen.add(List.of(price.provider(), price.model(), price.match(), price.from()))) {
        throw entry.wrong("from", "is that of an entry before it, for the same model and match");
      }
      prices.add(price);
    }
    return prices;
  }

  /// Where an entry is, and which one, for whoever looks for it in a long file.
  private static String place(int index, JsonNode entry) {
    return "/prices/%d (%.40s %.60s)"
        .formatted(index, entry.path("provider").asText("?"), entry.path("model").asText("?"));
  }

  private Price price() {
    if (!node.path("per").isIntegralNumber() || node.path("per").asLong() != Price.PER) {
      throw wrong("per", "must be %d".formatted(Price.PER));
    }
    return new Price(
        Providers.named(name("provider")),
        name("model").toLowerCase(Locale.ROOT),
        match(),
        date("from"),
        figure("input"),
        optionalFigure("cached_input"),
        optionalFigure("cache_write"),
        figure("output"));
  }

  private Price.Match match() {
    return switch (node.path("match").asText()) {
      case "exact" -> Price.Match.EXACT;
      case "prefix" -> Price.Match.PREFIX;
      default -> throw wrong("match", "must be \"exact\" or \"prefix\"");
    };
  }

  private String name(String property) {
    String name = node.path(property).isTextual() ? node.path(property).textValue().strip() : "";
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw wrong(property, "must be a text of 1 to %d characters".formatted(MAX_NAME));
    }
    return name;
  }

  private LocalDate date(String property) {
    try {
      if (node.path(property).isTextual()) {
        return LocalDate.parse(node.path(property).textValue());
      }
    } catch (DateTimeException e) {
      throw wrong(property, "must be a day such as \"2026-11-25\"");
    }
    throw wrong(property, "must be a day such as \"2026-11-25\"");
  }

  private @Nullable BigDecimal optionalFigure(String property) {
    return node.hasNonNull(property) ? figure(property) : null;
  }

  private BigDecimal figure(String property) {
    JsonNode value = node.path(property);
    if (value.isNumber()) {
      BigDecimal figure = value.decimalValue();
      // The scale first: a comparison of 1e-999999999 writes all its digits out.
      if (Math.abs((long) figure.scale()) <= MAX_SCALE
          && figure.signum() >= 0
          && figure.compareTo(MAX_FIGURE) <= 0) {
        return figure;
      }
    }
    throw wrong(
        property,
        "must be a number from 0 to %,d: US dollars for %,d tokens, with at most %d decimals"
            .formatted(MAX_FIGURE.intValue(), Price.PER, MAX_SCALE));
  }

  private JsonNode array(String property) {
    if (!node.path(property).isArray()) {
      throw wrong(property, "must be an array");
    }
    return node.path(property);
  }

  private Wrong wrong(String property, String what) {
    return new Wrong(
        property.isEmpty() ? at + " " + what : "%s: `%s` %s".formatted(at, property, what));
  }
}
