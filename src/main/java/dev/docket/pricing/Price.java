package dev.docket.pricing;

import dev.docket.requests.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a model's tokens cost from one day on, in US dollars per [#PER] tokens.
///
/// @param provider who is paid, in the words of [Providers]
/// @param model the model's name, or what it begins with; in lower case
/// @param from the first day, in UTC
/// @param input an input token that is neither read from nor written to a cache
/// @param cachedInput one that is read from a cache; null when it costs as any other
/// @param cacheWrite one that is written to a cache; null when it costs as any other
/// @param output an output token, thinking included
public record Price(
    String provider,
    String model,
    Match match,
    LocalDate from,
    BigDecimal input,
    @Nullable BigDecimal cachedInput,
    @Nullable BigDecimal cacheWrite,
    BigDecimal output) {

  /// So many tokens a figure is for.
  public static final int PER = 1_000_000;

  private static final int PER_DIGITS = 6;

  /// How a price's model is compared with a request's.
  public enum Match {
    /// The whole name.
    EXACT,
    /// Whatever begins with it.
    PREFIX
  }

  /// The cost in US dollars, computed in decimals: 0.3 is not 0.30000000000000004.
  ///
  /// @param usage no part of it counts less than nothing, however wrong a client's counts are, such
  ///   as more cached tokens than input
  public double of(Usage usage) {
    BigDecimal fromCache = count(usage.cached());
    BigDecimal toCache = count(usage.cacheWrite());
    BigDecimal plain =
        count(usage.input()).subtract(fromCache).subtract(toCache).max(BigDecimal.ZERO);
    return plain
        .multiply(input)
        .add(fromCache.multiply(cached()))
        .add(toCache.multiply(written()))
        .add(count(usage.output()).multiply(output))
        .movePointLeft(PER_DIGITS)
        .doubleValue();
  }

  private static BigDecimal count(long tokens) {
    return BigDecimal.valueOf(Math.max(0, tokens));
  }

  /// Whether it asks the same of every request as the other does, whoever is paid.
  boolean asksAs(Price other) {
    return input.compareTo(other.input) == 0
        && cached().compareTo(other.cached()) == 0
        && written().compareTo(other.written()) == 0
        && output.compareTo(other.output) == 0;
  }

  private BigDecimal cached() {
    return cachedInput == null ? input : cachedInput;
  }

  private BigDecimal written() {
    return cacheWrite == null ? input : cacheWrite;
  }
}
