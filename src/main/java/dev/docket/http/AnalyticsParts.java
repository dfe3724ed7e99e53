package dev.docket.http;

import dev.docket.analytics.overview.Overviews;
import dev.docket.analytics.unpriced.MissingPrices;
import dev.docket.pricing.PriceTable;
import java.util.List;

/// The features behind the routes that count many requests.
public record AnalyticsParts(
    PriceTable prices, MissingPrices missingPrices, Overviews overviews) {

  List<Routes> routes(Bodies bodies, Authentication authentication) {
    return List.of(
        new PriceRoutes(bodies, authentication, prices, missingPrices),
        new OverviewRoutes(bodies, authentication, overviews));
  }
}
