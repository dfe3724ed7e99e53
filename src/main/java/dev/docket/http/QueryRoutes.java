package dev.docket.http;

import dev.docket.filter.QueryInspector;
import dev.docket.json.Json;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// Explains query lines, without looking at any request.
final class QueryRoutes implements Routes {

  private final Bodies bodies;
  private final Authentication authentication;
  private final QueryInspector inspector;

  QueryRoutes(Bodies bodies, Authentication authentication, QueryInspector inspector) {
    this.bodies = bodies;
    this.authentication = authentication;
    this.inspector = inspector;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/api/public/v2/requests/query", this::inspect);
  }

  private void inspect(Context ctx) {
    authentication.byHeader(ctx, Role.READ);
    Replies.json(ctx, 200, inspector.inspect(Json.parse(bodies.read(ctx))));
  }
}
