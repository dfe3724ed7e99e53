package dev.docket.http;

import dev.docket.analytics.breakdown.Breakdowns;
import io.javalin.config.RoutesConfig;

/// Requests value by value of a field or a metadata key.
final class BreakdownRoutes implements Routes {

  private final Questions questions;
  private final Breakdowns breakdowns;

  BreakdownRoutes(Questions questions, Breakdowns breakdowns) {
    this.questions = questions;
    this.breakdowns = breakdowns;
  }

  @Override
  public void register(RoutesConfig routes) {
    questions.byPost(routes, "/api/public/v2/requests/breakdown", breakdowns::find);
  }
}
