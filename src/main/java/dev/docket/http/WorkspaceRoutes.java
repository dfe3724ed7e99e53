package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.json.KnownKeys;
import dev.docket.maintenance.retention.KeptTime;
import dev.docket.maintenance.retention.WorkspaceRetention;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import dev.docket.workspaces.Role;
import dev.docket.workspaces.Workspace;
import dev.docket.workspaces.WorkspaceUse;
import dev.docket.workspaces.Workspaces;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Workspaces, what each takes up, and for how long it keeps that; for the operator of the server.
final class WorkspaceRoutes implements Routes {

  private static final String RETENTION = "retention";

  private final Bodies bodies;
  private final Authentication authentication;
  private final Workspaces workspaces;
  private final WorkspaceRetention retention;

  WorkspaceRoutes(
      Bodies bodies,
      Authentication authentication,
      Workspaces workspaces,
      WorkspaceRetention retention) {
    this.bodies = bodies;
    this.authentication = authentication;
    this.workspaces = workspaces;
    this.retention = retention;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/admin/workspaces", this::list);
    routes.patch("/api/admin/workspaces/{name}", this::change);
  }

  private void list(Context ctx) {
    authentication.caller(ctx, Role.ADMIN);
    Map<WorkspaceId, KeptTime> own = retention.own();
    ObjectNode reply = Json.object().put("success", true);
    ArrayNode items = reply.putArray("items");
    workspaces.all().forEach(use -> items.add(shown(use, own)));
    Replies.json(ctx, 200, reply);
  }

  private void change(Context ctx) {
    authentication.caller(ctx, Role.ADMIN);
    Workspace workspace =
        workspaces
            .named(ctx.pathParam("name"))
            .orElseThrow(
                () -> new ProblemException(new Problem.NotFound("No workspace has this name.")));
    retention.set(workspace.id(), kept(bodies.readJson(ctx)));
    ObjectNode reply = shown(workspaces.use(workspace), retention.own());
    Replies.json(ctx, 200, reply.put("success", true));
  }

  private static Optional<KeptTime> kept(JsonNode body) {
    KnownKeys.check(body, List.of(RETENTION));
    JsonNode time = body.path(RETENTION);
    if (time.isNull()) {
      return Optional.empty();
    }
    Optional<KeptTime> kept =
        time.isTextual() ? KeptTime.parse(time.textValue()) : Optional.empty();
    if (kept.isEmpty()) {
      throw ProblemException.invalid(
          "/" + RETENTION, "/retention must be %s, or null.".formatted(KeptTime.ALLOWED));
    }
    return kept;
  }

  private ObjectNode shown(WorkspaceUse use, Map<WorkspaceId, KeptTime> own) {
    WorkspaceId id = use.workspace().id();
    ObjectNode json = Json.object();
    json.put("id", id.value()).put("name", use.workspace().name());
    json.put("requests", use.requests()).put("bytes", use.bytes());
    return json.put(RETENTION, retention.of(id, own).map(KeptTime::toString).orElse(null));
  }
}
