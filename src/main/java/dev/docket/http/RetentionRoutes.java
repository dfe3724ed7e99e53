package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.json.KnownKeys;
import dev.docket.maintenance.retention.KeptTime;
import dev.docket.maintenance.retention.Retention;
import dev.docket.maintenance.retention.WorkspaceRetention;
import dev.docket.problem.ProblemException;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;

/// What is past its time: shown, or given up now.
final class RetentionRoutes implements Routes {

  private static final String DRY_RUN = "dry_run";

  private final Bodies bodies;
  private final Authentication authentication;
  private final Retention retention;
  private final WorkspaceRetention workspaces;

  RetentionRoutes(
      Bodies bodies,
      Authentication authentication,
      Retention retention,
      WorkspaceRetention workspaces) {
    this.bodies = bodies;
    this.authentication = authentication;
    this.retention = retention;
    this.workspaces = workspaces;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/api/admin/retention", this::run);
  }

  private void run(Context ctx) {
    authentication.caller(ctx, Role.ADMIN);
    boolean dryRun = dryRun(bodies.readJson(ctx));
    ObjectNode reply = Json.object().put("success", true).put(DRY_RUN, dryRun);
    reply.put("retention", retention.kept().map(KeptTime::toString).orElse(null));
    ArrayNode partitions = reply.putArray("partitions");
    List<Retention.Planned> plan = dryRun ? retention.plan() : retention.run();
    if (!dryRun) {
      workspaces.round();
    }
    for (Retention.Planned planned : plan) {
      partitions
          .addObject()
          .put("index", planned.partition().index())
          .put("from", planned.partition().from().toString())
          .put("to", planned.partition().end().map(Instant::toString).orElse(null))
          .put("requests", planned.requests())
          .put("bytes", planned.partition().bytes())
          .put("drop", planned.drop());
    }
    Replies.json(ctx, 200, reply);
  }

  private static boolean dryRun(JsonNode body) {
    KnownKeys.check(body, List.of(DRY_RUN));
    JsonNode dryRun = body.path(DRY_RUN);
    if (!dryRun.isMissingNode() && !dryRun.isBoolean()) {
      throw ProblemException.invalid("/" + DRY_RUN, "/dry_run must be true or false.");
    }
    return dryRun.booleanValue();
  }
}
