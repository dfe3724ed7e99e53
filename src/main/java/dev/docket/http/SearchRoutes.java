package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.ingest.Blueprint;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.Freshness;
import dev.docket.requests.RequestDetail;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestReader;
import dev.docket.requests.Visibility;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.Explaining;
import dev.docket.search.Page;
import dev.docket.search.PageJson;
import dev.docket.search.RequestJson;
import dev.docket.search.RequestSearch;
import dev.docket.search.SearchQuery;
import dev.docket.search.SearchQueryReader;
import dev.docket.workspaces.Caller;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Finds requests, and shows one.
final class SearchRoutes implements Routes {

  private static final Parameters PARAMETERS =
      Parameters.ofSelectionAnd(
          Map.of(
              "sort_by", Parameters.Type.TEXT,
              "sort_order", Parameters.Type.TEXT,
              "page", Parameters.Type.NUMBER,
              "per_page", Parameters.Type.NUMBER,
              "cursor", Parameters.Type.TEXT,
              "include", Parameters.Type.LIST,
              "include_prompt_name", Parameters.Type.FLAG,
              "explain_empty", Parameters.Type.FLAG,
              "allow_partial", Parameters.Type.FLAG));

  private final Questions questions;
  private final Authentication authentication;
  private final SearchQueryReader queries;
  private final RequestSearch search;
  private final Explaining explaining;
  private final RequestReader reader;
  private final Visibility visibility;

  SearchRoutes(
      Questions questions,
      Authentication authentication,
      SearchQueryReader queries,
      RequestSearch search,
      Explaining explaining,
      RequestReader reader,
      Visibility visibility) {
    this.questions = questions;
    this.authentication = authentication;
    this.queries = queries;
    this.search = search;
    this.explaining = explaining;
    this.reader = reader;
    this.visibility = visibility;
  }

  @Override
  public void register(RoutesConfig routes) {
    questions.byBoth(routes, "/api/public/v2/requests/search", PARAMETERS, this::search);
    routes.get("/api/public/v2/requests/{id}", this::detail);
  }

  private JsonNode search(WorkspaceId workspace, JsonNode body) {
    SearchQuery query = queries.read(body);
    boolean explains = SearchQueryReader.explainsEmpty(body);
    // Before the search begins: what becomes visible during it may or may not be in it.
    Freshness freshness = visibility.freshness();
    Page page = search.search(workspace, query);
    ObjectNode reply = PageJson.of(page, query, freshness);
    if (explains && page.total() == 0) {
      reply.set("explanation", explaining.explain(workspace, query.selection()));
    }
    return reply;
  }

  private void detail(Context ctx) {
    Caller caller = authentication.caller(ctx, Role.READ);
    OptionalLong id = RequestId.parse(ctx.pathParam("id"));
    RequestDetail detail =
        (id.isEmpty()
                ? Optional.<RequestDetail>empty()
                : reader.find(caller.workspace().id(), new RequestId(id.getAsLong())))
            .orElseThrow(
                () -> new ProblemException(new Problem.NotFound("No request has this id.")));
    Replies.json(
        ctx, 200, RequestJson.detail(detail, Blueprint.of(detail.summary().call(), detail.raw())));
  }
}
