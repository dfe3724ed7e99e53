package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.analytics.overview.Overviews;
import dev.docket.json.Json;
import dev.docket.workspaces.Caller;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// Shows the whole picture of many requests.
final class OverviewRoutes implements Routes {

  private final Bodies bodies;
  private final Authentication authentication;
  private final Overviews overviews;

  OverviewRoutes(Bodies bodies, Authentication authentication, Overviews overviews) {
    this.bodies = bodies;
    this.authentication = authentication;
    this.overviews = overviews;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/api/public/v2/requests/analytics", this::overview);
  }

  private void overview(Context ctx) {
    Caller caller = authentication.byHeader(ctx, Role.READ);
    Replies.json(ctx, 200, overviews.answer(caller.workspace().id(), body(ctx)));
  }

  private JsonNode body(Context ctx) {
    byte[] raw = bodies.read(ctx);
    return raw.length == 0 ? Json.object() : Json.parse(raw);
  }
}
