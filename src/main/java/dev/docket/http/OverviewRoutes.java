package dev.docket.http;

import dev.docket.analytics.overview.Overviews;
import io.javalin.config.RoutesConfig;

/// Shows the whole picture of many requests.
final class OverviewRoutes implements Routes {

  private final Questions questions;
  private final Overviews overviews;

  OverviewRoutes(Questions questions, Overviews overviews) {
    this.questions = questions;
    this.overviews = overviews;
  }

  @Override
  public void register(RoutesConfig routes) {
    questions.byPost(routes, "/api/public/v2/requests/analytics", overviews::answer);
  }
}
