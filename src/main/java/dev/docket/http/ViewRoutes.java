package dev.docket.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.requests.Times;
import dev.docket.views.SavedView;
import dev.docket.views.SavedViews;
import dev.docket.workspaces.Caller;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// Saved views of the caller's workspace.
final class ViewRoutes implements Routes {

  private static final String ALL = "/api/public/v2/views";
  private static final String ONE = ALL + "/{id}";

  private final Bodies bodies;
  private final Authentication authentication;
  private final SavedViews views;

  ViewRoutes(Bodies bodies, Authentication authentication, SavedViews views) {
    this.bodies = bodies;
    this.authentication = authentication;
    this.views = views;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(ALL, this::list);
    routes.post(ALL, this::create);
    routes.patch(ONE, this::change);
    routes.delete(ONE, this::delete);
  }

  private void list(Context ctx) {
    Caller caller = authentication.caller(ctx, Role.READ);
    ObjectNode reply = Json.object().put("success", true);
    ArrayNode items = reply.putArray("items");
    views.list(caller.workspace().id()).forEach(view -> items.add(shown(view)));
    Replies.json(ctx, 200, reply);
  }

  private void create(Context ctx) {
    Caller caller = authentication.caller(ctx, Role.WRITE);
    SavedView view = views.create(caller.workspace().id(), caller.name(), bodies.readJson(ctx));
    Replies.json(ctx, 201, shown(view).put("success", true));
  }

  private void change(Context ctx) {
    Caller caller = authentication.caller(ctx, Role.WRITE);
    SavedView view = views.change(caller.workspace().id(), id(ctx), bodies.readJson(ctx));
    Replies.json(ctx, 200, shown(view).put("success", true));
  }

  private void delete(Context ctx) {
    Caller caller = authentication.caller(ctx, Role.WRITE);
    views.delete(caller.workspace().id(), id(ctx));
    Replies.json(ctx, 200, Replies.success("View deleted"));
  }

  private static long id(Context ctx) {
    return RequestId.parse(ctx.pathParam("id"))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("No view has this id.")));
  }

  private static ObjectNode shown(SavedView view) {
    return Json.object()
        .put("id", view.id())
        .put("name", view.name())
        .put("path", view.path())
        .put("created_by", view.createdBy())
        .put("updated_at", Times.format(view.updatedAt()));
  }
}
