package dev.docket.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.maintenance.Health;
import dev.docket.maintenance.HealthCheck;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.BooleanSupplier;

/// For load balancers and supervisors; open to everybody, and without user data.
final class HealthRoutes implements Routes {

  private final HealthCheck check;
  private final BooleanSupplier stopping;
  private final String version;

  HealthRoutes(HealthCheck check, BooleanSupplier stopping, String version) {
    this.check = check;
    this.stopping = stopping;
    this.version = version;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/health/live", ctx -> Replies.json(ctx, 200, reply("live")));
    routes.get("/health/ready", this::ready);
  }

  private void ready(Context ctx) {
    Health health = check.check();
    Health.State state = stopping.getAsBoolean() ? Health.State.STOPPING : health.state();
    ObjectNode reply = reply(state.word());
    reply.put("success", state.serves());
    ObjectNode checks = reply.putObject("checks");
    health.checks().forEach(checks::put);
    if (!state.serves()) {
      reply.put("message", "not ready: " + state.word());
    }
    Replies.json(ctx, state.serves() ? 200 : 503, reply);
  }

  private ObjectNode reply(String status) {
    return Json.object().put("success", true).put("status", status).put("version", version);
  }
}
