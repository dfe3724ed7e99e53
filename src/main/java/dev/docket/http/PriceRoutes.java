package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.analytics.unpriced.MissingPrices;
import dev.docket.json.Json;
import dev.docket.pricing.PriceTable;
import dev.docket.pricing.PriceTableJson;
import dev.docket.workspaces.Caller;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/// Shows what models cost, and which have no price.
final class PriceRoutes implements Routes {

  private static final Parameters PARAMETERS = Parameters.ofSelectionAnd(Map.of());

  private final Bodies bodies;
  private final Authentication authentication;
  private final PriceTable prices;
  private final MissingPrices missing;

  PriceRoutes(
      Bodies bodies, Authentication authentication, PriceTable prices, MissingPrices missing) {
    this.bodies = bodies;
    this.authentication = authentication;
    this.prices = prices;
    this.missing = missing;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/public/v2/prices", this::table);
    routes.get(
        "/api/public/v2/prices/missing",
        ctx -> missing(ctx, authentication.byHeader(ctx, Role.READ), PARAMETERS.body(ctx)));
    routes.post(
        "/api/public/v2/prices/missing",
        ctx -> missing(ctx, authentication.byHeader(ctx, Role.READ), body(ctx)));
  }

  private void table(Context ctx) {
    authentication.byHeader(ctx, Role.READ);
    ObjectNode reply = Json.object().put("success", true);
    reply.setAll(PriceTableJson.of(prices));
    Replies.json(ctx, 200, reply);
  }

  private JsonNode body(Context ctx) {
    byte[] raw = bodies.read(ctx);
    return raw.length == 0 ? Json.object() : Json.parse(raw);
  }

  private void missing(Context ctx, Caller caller, JsonNode body) {
    Replies.json(ctx, 200, missing.find(caller.workspace().id(), body));
  }
}
