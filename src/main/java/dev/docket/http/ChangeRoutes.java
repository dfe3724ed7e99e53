package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.changes.EditByQuery;
import dev.docket.changes.EditOrder;
import dev.docket.changes.Erase;
import dev.docket.changes.EraseOrder;
import dev.docket.filter.Selection;
import dev.docket.jobs.Jobs;
import dev.docket.json.Json;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.Page;
import dev.docket.search.PageJson;
import dev.docket.search.RequestSearch;
import dev.docket.search.SearchQuery;
import dev.docket.search.Sort;
import dev.docket.workspaces.Caller;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Set;

/// Orders changes of all requests that match, or says what they would change.
final class ChangeRoutes implements Routes {

  /// Requests that a dry run shows.
  private static final int SAMPLES = 10;

  private static final Sort NEWEST = new Sort(Sort.Field.REQUEST_START_TIME, Sort.Order.DESC);

  private final Bodies bodies;
  private final Authentication authentication;
  private final RequestSearch search;
  private final Jobs jobs;
  private final InstantSource clock;

  ChangeRoutes(
      Bodies bodies,
      Authentication authentication,
      RequestSearch search,
      Jobs jobs,
      InstantSource clock) {
    this.bodies = bodies;
    this.authentication = authentication;
    this.search = search;
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/api/public/v2/requests/edit", this::edit);
    routes.post("/api/public/v2/requests/erase", this::erase);
  }

  private void edit(Context ctx) {
    Caller caller = authentication.caller(ctx, Role.WRITE);
    EditOrder order = EditOrder.read(new EditOrder.Given(bodies.readJson(ctx), clock.instant()));
    if (order.isDryRun()) {
      Replies.json(ctx, 200, matching(caller.workspace().id(), order.selection()));
    } else {
      order(ctx, caller, EditByQuery.KIND, order.given().json());
    }
  }

  private void erase(Context ctx) {
    Caller caller = authentication.caller(ctx, Role.ADMIN);
    JsonNode body = bodies.readJson(ctx);
    EraseOrder order = EraseOrder.read(body);
    if (EraseOrder.isDryRun(body)) {
      Replies.json(ctx, 200, matching(caller.workspace().id(), order.selection()));
    } else {
      order(ctx, caller, Erase.KIND, order.json());
    }
  }

  private void order(Context ctx, Caller caller, String kind, JsonNode order) {
    Replies.json(
        ctx, 202, JobJson.reply(jobs.start(caller.workspace().id(), kind, order, caller.name())));
  }

  private ObjectNode matching(WorkspaceId workspace, Selection selection) {
    Page page = search.search(workspace, new SearchQuery(selection, NEWEST, 1, SAMPLES, true));
    ObjectNode reply = Json.object().put("success", true).put("matched", page.total());
    ArrayNode samples = reply.putArray("samples");
    page.items().forEach(found -> samples.add(PageJson.item(found, Set.of(), true)));
    return reply;
  }
}
