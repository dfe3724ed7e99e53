package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.requests.WorkspaceId;
import dev.docket.traces.SpanBatch;
import dev.docket.traces.SpanBatchReader;
import dev.docket.traces.TracePlace;
import dev.docket.workspaces.Caller;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;

/// Takes in spans, and shows traces.
final class TraceRoutes implements Routes {

  private final Writes writes;
  private final Bodies bodies;
  private final Authentication authentication;
  private final TraceParts parts;
  private final InstantSource clock;

  TraceRoutes(
      Writes writes,
      Bodies bodies,
      Authentication authentication,
      TraceParts parts,
      InstantSource clock) {
    this.writes = writes;
    this.bodies = bodies;
    this.authentication = authentication;
    this.parts = parts;
    this.clock = clock;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/spans-bulk", writes.of(this::store));
    routes.get("/api/public/v2/traces/{id}", this::show);
  }

  private Writes.Answer store(Context ctx) {
    Caller caller = authentication.caller(ctx, Role.WRITE);
    JsonNode body = bodies.readJson(ctx);
    WorkspaceId workspace = caller.workspace().id();
    SpanBatch batch = SpanBatchReader.read(body, clock.instant(), parts.logs().links(workspace));
    return new Writes.Answer(201, parts.intake().store(workspace, batch));
  }

  private void show(Context ctx) {
    Caller caller = authentication.caller(ctx, Role.READ);
    TracePlace place = TracePlace.read(ctx.queryParam("cursor"), ctx.queryParam("limit"));
    Replies.json(
        ctx, 200, parts.traces().show(caller.workspace().id(), ctx.pathParam("id"), place));
  }
}
