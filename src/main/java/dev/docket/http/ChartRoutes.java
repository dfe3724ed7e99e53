package dev.docket.http;

import dev.docket.analytics.charts.Charts;
import io.javalin.config.RoutesConfig;

/// Counts what charts show.
final class ChartRoutes implements Routes {

  private final Questions questions;
  private final Charts charts;

  ChartRoutes(Questions questions, Charts charts) {
    this.questions = questions;
    this.charts = charts;
  }

  @Override
  public void register(RoutesConfig routes) {
    questions.byPost(routes, "/api/public/v2/requests/analytics/custom-analytics", charts::answer);
  }
}
