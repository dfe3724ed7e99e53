package dev.docket.pricing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one file says: prices, and where they come from.
///
/// @param readOn the day on which the sources were read
public record PriceList(LocalDate readOn, List<Source> sources, List<Price> prices) {

  public PriceList {
    sources = List.copyOf(sources);
    prices = List.copyOf(prices);
  }

  /// Where prices come from.
  ///
  /// @param name a package, a page, a contract
  /// @param published the day of that version
  public record Source(String name, @Nullable String version, @Nullable LocalDate published) {}
}
