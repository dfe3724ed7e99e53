package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.ExportQuery;
import dev.docket.search.ExportQueryReader;
import dev.docket.search.ExportStream;
import dev.docket.search.Exports;
import dev.docket.search.FoundRequest;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Gives out everything that is selected, as a stream.
final class ExportRoutes implements Routes {

  private static final String PATH = "/api/public/v2/requests/export";

  private static final Parameters PARAMETERS =
      Parameters.ofSelectionAnd(
          Map.of(
              "format", Parameters.Type.TEXT,
              "include", Parameters.Type.LIST,
              "columns", Parameters.Type.LIST,
              "after_id", Parameters.Type.NUMBER,
              "until_id", Parameters.Type.NUMBER));

  private final Bodies bodies;
  private final Authentication authentication;
  private final ExportQueryReader queries;
  private final Exports exports;
  private final BooleanSupplier stopping;
  private final ExportTurns turns = new ExportTurns();

  ExportRoutes(
      Bodies bodies,
      Authentication authentication,
      ExportQueryReader queries,
      Exports exports,
      BooleanSupplier stopping) {
    this.bodies = bodies;
    this.authentication = authentication;
    this.queries = queries;
    this.exports = exports;
    this.stopping = stopping;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(PATH, ctx -> export(ctx, workspace(ctx), PARAMETERS.body(ctx)));
    routes.post(PATH, ctx -> export(ctx, workspace(ctx), bodies.readJson(ctx)));
  }

  private WorkspaceId workspace(Context ctx) {
    return authentication.caller(ctx, Role.READ).workspace().id();
  }

  private void export(Context ctx, WorkspaceId workspace, JsonNode body) {
    ExportQuery query = queries.read(body);
    try (ExportTurns.Turn _ = turns.take(workspace)) {
      ExportStream stream = exports.begin(workspace, query);
      ExportLines lines = ExportLines.of(query, stream.columns());
      if (ctx.method().equals(HandlerType.HEAD)) {
        head(ctx, stream, lines);
      } else {
        // Before the status is said: a store that cannot be searched is still a 503.
        List<FoundRequest> first = stream.next();
        head(ctx, stream, lines);
        new ExportSending(stream, lines, stopping).to(ctx, first);
      }
    }
  }

  private static void head(Context ctx, ExportStream stream, ExportLines lines) {
    LocalDate day = LocalDate.ofInstant(new RequestId(stream.untilId()).drawnAt(), ZoneOffset.UTC);
    ctx.status(200)
        .contentType(lines.contentType())
        .header(
            "Content-Disposition",
            "attachment; filename=\"docket-requests-%s.%s\"".formatted(day, lines.extension()))
        .header("X-Docket-Until-Id", Long.toString(stream.untilId()))
        .header("X-Docket-Total", Long.toString(stream.total()));
  }
}
