package dev.docket.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.changes.EditByQuery;
import dev.docket.jobs.Job;
import dev.docket.jobs.Jobs;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import dev.docket.workspaces.Caller;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// Long work of the caller's workspace: how far it is, and an end to it.
final class JobRoutes implements Routes {

  private static final String ALL = "/api/public/v2/jobs";
  private static final String ONE = ALL + "/{id}";

  private final Authentication authentication;
  private final Jobs jobs;

  JobRoutes(Authentication authentication, Jobs jobs) {
    this.authentication = authentication;
    this.jobs = jobs;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(ALL, this::list);
    routes.get(ONE, this::show);
    routes.post(ONE + "/cancel", this::cancel);
  }

  private void list(Context ctx) {
    Caller caller = authentication.caller(ctx, Role.READ);
    ObjectNode reply = Json.object().put("success", true);
    ArrayNode items = reply.putArray("items");
    jobs.list(caller.workspace().id()).forEach(job -> items.add(JobJson.of(job)));
    Replies.json(ctx, 200, reply);
  }

  private void show(Context ctx) {
    Caller caller = authentication.caller(ctx, Role.READ);
    Replies.json(ctx, 200, JobJson.reply(found(caller.workspace().id(), ctx)));
  }

  private void cancel(Context ctx) {
    Caller caller = authentication.caller(ctx, Role.WRITE);
    WorkspaceId workspace = caller.workspace().id();
    Job job = found(workspace, ctx);
    // All other kinds are ordered by admins.
    if (!job.kind().equals(EditByQuery.KIND)) {
      caller.mustBe(Role.ADMIN);
    }
    Replies.json(ctx, 200, JobJson.reply(jobs.cancel(workspace, job.id())));
  }

  private Job found(WorkspaceId workspace, Context ctx) {
    return RequestId.parse(ctx.pathParam("id")).stream()
        .boxed()
        .flatMap(id -> jobs.get(workspace, id).stream())
        .findFirst()
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("No job has this id.")));
  }
}
