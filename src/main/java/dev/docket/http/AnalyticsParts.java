package dev.docket.http;

import dev.docket.analytics.breakdown.Breakdowns;
import dev.docket.analytics.charts.Charts;
import dev.docket.analytics.contrast.Contrast;
import dev.docket.analytics.keys.KeyCatalogue;
import dev.docket.analytics.overview.Overviews;
import dev.docket.analytics.unpriced.MissingPrices;
import dev.docket.pricing.PriceTable;
import java.util.List;

/// The features behind the routes that count many requests.
public record AnalyticsParts(
    PriceTable prices,
    MissingPrices missingPrices,
    Breakdowns breakdowns,
    KeyCatalogue keys,
    Overviews overviews,
    Contrast contrast,
    Charts charts) {

  List<Routes> routes(Questions questions, Authentication authentication) {
    return List.of(
        new AnalyticsRoutes(questions, this),
        new PriceRoutes(questions, authentication, prices, missingPrices));
  }
}
