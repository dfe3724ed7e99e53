package dev.docket.http;

import dev.docket.filter.QueryInspector;
import io.javalin.config.RoutesConfig;

/// Explains query lines, without looking at any request.
final class QueryRoutes implements Routes {

  private final Questions questions;
  private final QueryInspector inspector;

  QueryRoutes(Questions questions, QueryInspector inspector) {
    this.questions = questions;
    this.inspector = inspector;
  }

  @Override
  public void register(RoutesConfig routes) {
    questions.byPost(routes, "/api/public/v2/requests/query", (_, body) -> inspector.inspect(body));
  }
}
