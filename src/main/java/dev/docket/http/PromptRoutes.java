package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.prompts.Fetch;
import dev.docket.prompts.PromptJson;
import dev.docket.prompts.PromptQuery;
import dev.docket.prompts.RawFetch;
import dev.docket.requests.WorkspaceId;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/// Shows prompt templates, and gives programs what they call models with.
final class PromptRoutes implements Routes {

  private static final String ALL = "/prompt-templates";

  /// A name may have slashes in it.
  private static final String ONE = ALL + "/<identifier>";

  private static final String LABELS = "/labels";

  private static final Parameters OF_LIST =
      Parameters.of(
          Map.of(
              "page", Parameters.Type.NUMBER,
              "per_page", Parameters.Type.NUMBER,
              "label", Parameters.Type.TEXT,
              "name", Parameters.Type.TEXT,
              "tags", Parameters.Type.LIST,
              "status", Parameters.Type.TEXT));

  private static final Parameters OF_ONE =
      Parameters.of(
          Map.of(
              "version", Parameters.Type.NUMBER,
              "label", Parameters.Type.TEXT,
              "resolve_snippets", Parameters.Type.FLAG,
              "include_llm_kwargs", Parameters.Type.FLAG));

  private final Bodies bodies;
  private final Authentication authentication;
  private final PromptParts parts;

  PromptRoutes(Bodies bodies, Authentication authentication, PromptParts parts) {
    this.bodies = bodies;
    this.authentication = authentication;
    this.parts = parts;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(ALL, this::list);
    // Before the other, which takes its paths too.
    routes.get(ONE + LABELS, this::labels);
    routes.get(ONE, this::raw);
    routes.post(ONE, this::fetch);
  }

  private void list(Context ctx) {
    WorkspaceId workspace = reader(ctx);
    PromptQuery query = PromptQuery.of(OF_LIST.body(ctx));
    Replies.json(
        ctx, 200, PromptJson.listed(workspace, parts.prompts().list(workspace, query), query));
  }

  private void fetch(Context ctx) {
    JsonNode body = bodies.readJson(ctx);
    WorkspaceId workspace = authentication.caller(ctx, body, Role.READ).workspace().id();
    Replies.json(
        ctx, 200, parts.fetching().fetch(workspace, PromptIdentifier.of(ctx), Fetch.of(body)));
  }

  private void raw(Context ctx) {
    WorkspaceId workspace = reader(ctx);
    RawFetch fetch = RawFetch.of(OF_ONE.body(ctx));
    Replies.json(ctx, 200, parts.fetching().raw(workspace, PromptIdentifier.of(ctx), fetch));
  }

  /// The labels of the template before the last word or, when there is none of that name, the
  /// template whose name ends with that word.
  private void labels(Context ctx) {
    WorkspaceId workspace = reader(ctx);
    String name = PromptIdentifier.before(LABELS, ctx);
    if (name == null
        || (parts.prompts().ifKnown(workspace, name).isEmpty()
            && parts.prompts().ifKnown(workspace, name + LABELS).isPresent())) {
      raw(ctx);
      return;
    }
    ObjectNode labels =
        PromptJson.labels(parts.labels().of(workspace, parts.prompts().prompt(workspace, name)));
    Replies.json(ctx, 200, labels);
  }

  private WorkspaceId reader(Context ctx) {
    return authentication.caller(ctx, Role.READ).workspace().id();
  }
}
