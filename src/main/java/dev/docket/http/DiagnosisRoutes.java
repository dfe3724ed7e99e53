package dev.docket.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.maintenance.diagnosis.Check;
import dev.docket.maintenance.diagnosis.Diagnosis;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;

/// What is wrong with this server, and what to do about it.
final class DiagnosisRoutes implements Routes {

  private final Authentication authentication;
  private final Diagnosis diagnosis;

  DiagnosisRoutes(Authentication authentication, Diagnosis diagnosis) {
    this.authentication = authentication;
    this.diagnosis = diagnosis;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/admin/diagnosis", this::diagnose);
  }

  private void diagnose(Context ctx) {
    authentication.caller(ctx, Role.ADMIN);
    ObjectNode reply = Json.object().put("success", true);
    ArrayNode checks = reply.putArray("checks");
    for (Check check : diagnosis.run()) {
      checks
          .addObject()
          .put("name", check.name())
          .put("state", check.state().name().toLowerCase(Locale.ROOT))
          .put("seen", check.seen())
          .put("advice", check.advice());
    }
    Replies.json(ctx, 200, reply);
  }
}
