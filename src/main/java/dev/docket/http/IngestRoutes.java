package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.ingest.Batch;
import dev.docket.ingest.Incoming;
import dev.docket.ingest.Intake;
import dev.docket.ingest.LogReader;
import dev.docket.ingest.LogReply;
import dev.docket.ingest.Receipt;
import dev.docket.ingest.ResendKey;
import dev.docket.ingest.TrackReply;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import dev.docket.workspaces.Caller;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/// Takes in requests.
final class IngestRoutes implements Routes {

  private static final int MAX_IDEMPOTENCY_KEY = 255;

  private final Writes writes;
  private final Bodies bodies;
  private final Authentication authentication;
  private final Intake intake;
  private final LogReader reader;

  IngestRoutes(
      Writes writes,
      Bodies bodies,
      Authentication authentication,
      Intake intake,
      LogReader reader) {
    this.writes = writes;
    this.bodies = bodies;
    this.authentication = authentication;
    this.intake = intake;
    this.reader = reader;
  }

  @Override
  public void register(RoutesConfig routes) {
    Handler track = writes.of(this::track);
    routes.post("/track-request", track);
    routes.post("/rest/track-request", track);
    routes.post("/log-request", writes.of(this::log));
    routes.post("/api/public/v2/requests/batch", writes.of(this::batch));
  }

  private Writes.Answer track(Context ctx) {
    byte[] raw = bodies.read(ctx);
    JsonNode body = Json.parse(raw);
    Caller caller = authentication.caller(ctx, body, Role.WRITE);
    Incoming incoming = reader.track(caller.workspace().id(), body);
    Receipt receipt = store(ctx, caller, "track-request", raw, incoming);
    return new Writes.Answer(
        200,
        TrackReply.of(
            receipt.id(),
            new Incoming(receipt.log(), receipt.warnings(), incoming.returnBlueprint())));
  }

  private Writes.Answer log(Context ctx) {
    Caller caller = authentication.caller(ctx, Role.WRITE);
    byte[] raw = bodies.read(ctx);
    Incoming incoming = reader.log(caller.workspace().id(), Json.parse(raw));
    Receipt receipt = store(ctx, caller, "log-request", raw, incoming);
    return new Writes.Answer(
        201, LogReply.of(receipt.id(), caller.workspace().id(), receipt.log(), receipt.warnings()));
  }

  private Receipt store(Context ctx, Caller caller, String route, byte[] raw, Incoming incoming) {
    WorkspaceId workspace = caller.workspace().id();
    ResendKey key = resendKey(ctx, workspace, route, raw);
    whenAnswered(ctx, List.of(key));
    return Waiting.on(intake.store(workspace, incoming, key));
  }

  private static ResendKey resendKey(Context ctx, WorkspaceId workspace, String route, byte[] raw) {
    String name = ctx.header("Idempotency-Key");
    if (name == null) {
      return ResendKey.ofBody(workspace, route, raw);
    }
    if (name.isEmpty() || name.length() > MAX_IDEMPOTENCY_KEY) {
      throw ProblemException.invalid("", "Idempotency-Key must have 1 to 255 characters.");
    }
    return ResendKey.ofName(workspace, route, name);
  }

  /// A caller whose connection broke before the whole answer was written will send the same bytes
  /// again.
  private void whenAnswered(Context ctx, List<ResendKey> keys) {
    Request.addCompletionListener(
        ServletContextRequest.getServletContextRequest(ctx.req()),
        failure -> {
          if (failure == null) {
            keys.forEach(intake::answered);
          } else {
            keys.forEach(intake::unanswered);
          }
        });
  }

  private Writes.Answer batch(Context ctx) {
    Caller caller = authentication.caller(ctx, Role.WRITE);
    byte[] raw = bodies.read(ctx);
    WorkspaceId workspace = caller.workspace().id();
    List<Batch.Item> items = reader.batch(workspace, Json.parse(raw));
    ResendKey whole = resendKey(ctx, workspace, "batch", raw);
    List<Intake.Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Batch.Item.Accepted accepted) {
        String name = accepted.idempotencyKey();
        ResendKey key =
            name == null ? whole.item(i) : ResendKey.ofName(workspace, "batch item", name);
        arrivals.add(new Intake.Arrival(accepted.incoming(), key));
      }
    }
    whenAnswered(ctx, arrivals.stream().map(Intake.Arrival::key).toList());
    var receipts = intake.storeAll(workspace, arrivals).iterator();
    return answer(
        items.stream()
            .map(item ->
                switch (item) {
                  case Batch.Item.Accepted _ -> stored(receipts.next());
                  case Batch.Item.Rejected rejected -> refused(rejected.problem());
                })
            .toList());
  }

  private static ObjectNode stored(CompletableFuture<Receipt> receipt) {
    try {
      Receipt done = Waiting.on(receipt);
      ObjectNode result = Json.object().put("status", 201).put("id", done.id().value());
      Replies.addWarnings(result, done.warnings());
      return result;
    } catch (RuntimeException e) {
      return refused(Failures.problem(e));
    }
  }

  private static ObjectNode refused(Problem problem) {
    ObjectNode body = Replies.body(problem);
    ObjectNode result = Json.object().put("status", Replies.status(problem));
    result.put("message", problem.message());
    if (body.has("pointer")) {
      result.set("pointer", body.get("pointer"));
    }
    if (body.has("allowed")) {
      result.set("allowed", body.get("allowed"));
    }
    return result;
  }

  private static Writes.Answer answer(List<ObjectNode> results) {
    long stored = results.stream().filter(result -> result.has("id")).count();
    ObjectNode reply = Json.object();
    reply.put("success", stored == results.size()).put("stored", stored);
    ArrayNode array = reply.putArray("results");
    results.forEach(array::add);
    return new Writes.Answer(200, reply);
  }
}
