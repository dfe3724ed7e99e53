package dev.docket.http;

import dev.docket.analytics.charts.Charts;
import dev.docket.analytics.unpriced.MissingPrices;
import dev.docket.pricing.PriceTable;
import java.util.List;

/// The features behind the routes that count many requests.
public record AnalyticsParts(PriceTable prices, MissingPrices missingPrices, Charts charts) {

  List<Routes> routes(Questions questions, Authentication authentication) {
    return List.of(
        new PriceRoutes(questions, authentication, prices, missingPrices),
        new ChartRoutes(questions, charts));
  }
}
