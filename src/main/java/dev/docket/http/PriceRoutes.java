package dev.docket.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.analytics.unpriced.MissingPrices;
import dev.docket.json.Json;
import dev.docket.pricing.PriceTable;
import dev.docket.pricing.PriceTableJson;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/// Shows what models cost, and which have no price.
final class PriceRoutes implements Routes {

  private static final Parameters PARAMETERS = Parameters.ofSelectionAnd(Map.of());

  private final Questions questions;
  private final Authentication authentication;
  private final PriceTable prices;
  private final MissingPrices missing;

  PriceRoutes(
      Questions questions,
      Authentication authentication,
      PriceTable prices,
      MissingPrices missing) {
    this.questions = questions;
    this.authentication = authentication;
    this.prices = prices;
    this.missing = missing;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/public/v2/prices", this::table);
    questions.byBoth(routes, "/api/public/v2/prices/missing", PARAMETERS, missing::find);
  }

  private void table(Context ctx) {
    authentication.caller(ctx, Role.READ);
    ObjectNode reply = Json.object().put("success", true);
    reply.setAll(PriceTableJson.of(prices));
    Replies.json(ctx, 200, reply);
  }
}
