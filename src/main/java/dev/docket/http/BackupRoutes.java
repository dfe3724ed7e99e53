package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.jobs.Jobs;
import dev.docket.json.Json;
import dev.docket.json.KnownKeys;
import dev.docket.maintenance.backups.Backup;
import dev.docket.maintenance.backups.BackupWork;
import dev.docket.maintenance.backups.Backups;
import dev.docket.problem.ProblemException;
import dev.docket.requests.Times;
import dev.docket.workspaces.Caller;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;

/// Copies of the whole store: ordered, listed, deleted.
final class BackupRoutes implements Routes {

  private static final int MOST_KEPT = 1_000;

  private final Bodies bodies;
  private final Authentication authentication;
  private final Backups backups;
  private final Jobs jobs;

  BackupRoutes(Bodies bodies, Authentication authentication, Backups backups, Jobs jobs) {
    this.bodies = bodies;
    this.authentication = authentication;
    this.backups = backups;
    this.jobs = jobs;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/api/admin/backups", this::order);
    routes.get("/api/admin/backups", this::list);
    routes.delete("/api/admin/backups/{name}", this::delete);
  }

  private void order(Context ctx) {
    Caller caller = authentication.caller(ctx, Role.ADMIN);
    ObjectNode order = order(bodies.readJson(ctx));
    Replies.json(
        ctx,
        202,
        JobJson.reply(jobs.start(caller.workspace().id(), BackupWork.KIND, order, caller.name())));
  }

  private static ObjectNode order(JsonNode body) {
    KnownKeys.check(body, List.of(BackupWork.KEEP));
    ObjectNode order = Json.object();
    JsonNode keep = body.path(BackupWork.KEEP);
    if (!keep.isMissingNode()) {
      if (!keep.isInt() || keep.intValue() < 1 || keep.intValue() > MOST_KEPT) {
        throw ProblemException.invalid(
            "/" + BackupWork.KEEP,
            "/keep must be a whole number from 1 to %d.".formatted(MOST_KEPT));
      }
      order.put(BackupWork.KEEP, keep.intValue());
    }
    return order;
  }

  private void list(Context ctx) {
    authentication.caller(ctx, Role.ADMIN);
    ObjectNode reply = Json.object().put("success", true);
    ArrayNode items = reply.putArray("items");
    backups.list().forEach(backup -> items.add(shown(backup)));
    Replies.json(ctx, 200, reply);
  }

  private void delete(Context ctx) {
    authentication.caller(ctx, Role.ADMIN);
    backups.delete(ctx.pathParam("name"));
    Replies.json(ctx, 200, Replies.success("Backup deleted"));
  }

  private static ObjectNode shown(Backup backup) {
    return Json.object()
        .put("name", backup.name())
        .put("state", backup.state().name().toLowerCase(Locale.ROOT))
        .put("version", backup.manifest().version())
        .put("started_at", Times.format(backup.startedAt()))
        .put("finished_at", backup.finishedAt() == null ? null : Times.format(backup.finishedAt()))
        .put("partitions", backup.manifest().partitions())
        .put("requests", backup.manifest().requests())
        .put("bytes", backup.bytes());
  }
}
