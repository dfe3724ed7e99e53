package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.SuggestionQuery;
import dev.docket.search.SuggestionQueryReader;
import dev.docket.search.SuggestionSource;
import io.javalin.config.RoutesConfig;
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

  private final Questions questions;
  private final SuggestionQueryReader queries;
  private final SuggestionSource source;

  SuggestionRoutes(Questions questions, SuggestionQueryReader queries, SuggestionSource source) {
    this.questions = questions;
    this.queries = queries;
    this.source = source;
  }

  @Override
  public void register(RoutesConfig routes) {
    questions.byBoth(routes, "/api/public/v2/requests/suggestions", PARAMETERS, this::suggest);
  }

  private JsonNode suggest(WorkspaceId workspace, JsonNode body) {
    SuggestionQuery query = queries.read(body);
    return source.suggest(workspace, query).json(query.withCounts());
  }
}
