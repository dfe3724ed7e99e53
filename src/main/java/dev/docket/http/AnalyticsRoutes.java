package dev.docket.http;

import io.javalin.config.RoutesConfig;
import java.util.Map;

/// Numbers over many requests. A metadata key may hold anything, so none ever stands in a path.
final class AnalyticsRoutes implements Routes {

  private static final String REQUESTS = "/api/public/v2/requests";

  private static final Parameters KEYS =
      Parameters.ofSelectionAnd(
          Map.of(
              "prefix", Parameters.Type.TEXT,
              "sort_by", Parameters.Type.TEXT,
              "per_page", Parameters.Type.NUMBER,
              "cursor", Parameters.Type.TEXT));

  private final Questions questions;
  private final AnalyticsParts parts;

  AnalyticsRoutes(Questions questions, AnalyticsParts parts) {
    this.questions = questions;
    this.parts = parts;
  }

  @Override
  public void register(RoutesConfig routes) {
    questions.byPost(routes, REQUESTS + "/analytics", parts.overviews()::answer);
    questions.byPost(routes, REQUESTS + "/analytics/custom-analytics", parts.charts()::answer);
    questions.byPost(routes, REQUESTS + "/breakdown", parts.breakdowns()::find);
    questions.byPost(routes, REQUESTS + "/contrast", parts.contrast()::find);
    questions.byBoth(routes, "/api/public/v2/metadata/keys", KEYS, parts.keys()::find);
  }
}
