package dev.docket.pricing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What `@pydantic/genai-prices` says that a model costs from one day on.
///
/// A price in steps is taken at its lowest. Where a price depends on the time of day, the one that
/// holds for most of the day is taken.
record PackagePrice(
    LocalDate from,
    BigDecimal input,
    @Nullable BigDecimal cachedInput,
    @Nullable BigDecimal cacheWrite,
    BigDecimal output) {

  /// Since ever, for all we know.
  static final LocalDate EVER = LocalDate.EPOCH;

  /// What answers in sound or pictures, whose tokens cost another price that nobody can tell apart
  /// by counts of tokens.
  private static final Set<String> OTHER_THAN_TEXT =
      Set.of(
          "output_audio_mtok",
          "output_image_mtok",
          "output_video_mtok",
          "cache_image_read_mtok",
          "audio_hours",
          "input_audio_hours");

  private static final int DECIMALS = 9;

  private static final Duration MOST_OF_A_DAY = Duration.ofHours(12);

  /// All of a model, in the order of their days; none when it is not priced by tokens of text.
  static List<PackagePrice> of(JsonNode model) {
    JsonNode prices = model.get("prices");
    if (!prices.isArray()) {
      return isText(prices) ? List.of(price(EVER, prices)) : List.of();
    }
    List<JsonNode> conditional = new ArrayList<>();
    prices.forEach(conditional::add);
    if (!conditional.stream().allMatch(one -> isText(one.get("prices")))) {
      return List.of();
    }
    List<JsonNode> byTime = those(conditional, PackagePrice::dependsOnTime);
    if (hours(byTime).compareTo(MOST_OF_A_DAY) > 0) {
      return List.of(price(EVER, byTime.getFirst().get("prices")));
    }
    return those(conditional, one -> !dependsOnTime(one)).stream()
        .map(one -> price(from(one), one.get("prices")))
        .toList();
  }

  private static List<JsonNode> those(List<JsonNode> all, Predicate<JsonNode> which) {
    return all.stream().filter(which).toList();
  }

  private static boolean dependsOnTime(JsonNode conditional) {
    return conditional.path("constraint").path("type").asText().equals("time_of_date");
  }

  private static Duration hours(List<JsonNode> byTime) {
    Duration sum = Duration.ZERO;
    for (JsonNode one : byTime) {
      JsonNode time = one.get("constraint");
      sum =
          sum.plus(
              Duration.between(
                  OffsetTime.parse(time.get("start_time").asText()),
                  OffsetTime.parse(time.get("end_time").asText())));
    }
    return sum;
  }

  private static LocalDate from(JsonNode conditional) {
    JsonNode day = conditional.path("constraint").path("start_date");
    return day.isTextual() ? LocalDate.parse(day.asText()) : EVER;
  }

  private static boolean isText(JsonNode figures) {
    return figures.has("input_mtok") && OTHER_THAN_TEXT.stream().noneMatch(figures::has);
  }

  private static PackagePrice price(LocalDate from, JsonNode figures) {
    BigDecimal output = figure(figures.path("output_mtok"));
    return new PackagePrice(
        from,
        Objects.requireNonNull(figure(figures.path("input_mtok"))),
        figure(figures.path("cache_read_mtok")),
        figure(figures.path("cache_write_mtok")),
        output == null ? BigDecimal.ZERO : output);
  }

  private static @Nullable BigDecimal figure(JsonNode figure) {
    JsonNode lowest = figure.isObject() ? figure.get("base") : figure;
    return lowest.isNumber() ? rounded(new BigDecimal(lowest.asText())) : null;
  }

  /// The package divides where a price is per hour or per token, which does not always come out.
  private static BigDecimal rounded(BigDecimal figure) {
    return figure.scale() <= DECIMALS ? figure : figure.setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  /// What a price has in common with all others of the same model.
  static PackagePrice of(Price price) {
    return new PackagePrice(
        price.from(), price.input(), price.cachedInput(), price.cacheWrite(), price.output());
  }

  Price as(String provider, String model, Price.Match match) {
    return new Price(provider, model, match, from, input, cachedInput, cacheWrite, output);
  }
}
