package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.search.SuggestionQuery;
import dev.docket.search.SuggestionQueryReader;
import dev.docket.search.SuggestionSource;
import dev.docket.workspaces.Caller;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/// Suggests values that are in use. By GET as PromptLayer has it, by POST for filters that outgrow
/// a URL.
final class SuggestionRoutes implements Routes {

  private static final Parameters PARAMETERS =
      Parameters.ofSelectionAnd(
          Map.of(
              "field", Parameters.Type.TEXT,
              "prefix", Parameters.Type.TEXT,
              "metadata_key", Parameters.Type.TEXT,
              "prompt_id", Parameters.Type.NUMBER,
              "limit", Parameters.Type.NUMBER,
              "with_counts", Parameters.Type.FLAG));

  private final Bodies bodies;
  private final Authentication authentication;
  private final SuggestionQueryReader queries;
  private final SuggestionSource source;

  SuggestionRoutes(
      Bodies bodies,
      Authentication authentication,
      SuggestionQueryReader queries,
      SuggestionSource source) {
    this.bodies = bodies;
    this.authentication = authentication;
    this.queries = queries;
    this.source = source;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(
        "/api/public/v2/requests/suggestions",
        ctx -> suggest(ctx, authentication.byHeader(ctx, Role.READ), PARAMETERS.body(ctx)));
    routes.post(
        "/api/public/v2/requests/suggestions",
        ctx -> suggest(ctx, authentication.byHeader(ctx, Role.READ), Json.parse(bodies.read(ctx))));
  }

  private void suggest(Context ctx, Caller caller, JsonNode body) {
    SuggestionQuery query = queries.read(body);
    Replies.json(ctx, 200, source.suggest(caller.workspace().id(), query).json(query.withCounts()));
  }
}
