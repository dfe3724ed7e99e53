package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.ingest.Enriching;
import dev.docket.ingest.Enrichment;
import dev.docket.ingest.LogReader;
import dev.docket.json.Json;
import dev.docket.requests.Groups;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.WriteResult;
import dev.docket.workspaces.Caller;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.function.BiFunction;

/// Attaches metadata, tags, scores, prompts and groups to stored requests.
///
/// SDKs use the `/library-track-…` spellings, which the public API never had; each has one handler
/// with its `/rest/` twin.
final class EnrichRoutes implements Routes {

  private final Writes writes;
  private final Bodies bodies;
  private final Authentication authentication;
  private final Enriching enriching;
  private final Groups groups;
  private final LogReader reader;

  EnrichRoutes(
      Writes writes,
      Bodies bodies,
      Authentication authentication,
      Enriching enriching,
      Groups groups,
      LogReader reader) {
    this.writes = writes;
    this.bodies = bodies;
    this.authentication = authentication;
    this.enriching = enriching;
    this.groups = groups;
    this.reader = reader;
  }

  @Override
  public void register(RoutesConfig routes) {
    Handler metadata =
        track((_, body) -> Enrichment.metadata(body), "Metadata tracked successfully");
    routes.post("/library-track-metadata", metadata);
    routes.post("/rest/track-metadata", metadata);
    Handler score = track((_, body) -> reader.score(body), "Score tracked successfully");
    routes.post("/library-track-score", score);
    routes.post("/rest/track-score", score);
    Handler prompt = track(reader::prompt, "Prompt tracked successfully");
    routes.post("/library-track-prompt", prompt);
    routes.post("/rest/track-prompt", prompt);
    Handler group = track((_, body) -> Enrichment.group(body), "Group tracked successfully");
    routes.post("/track-group", group);
    routes.post("/rest/track-group", group);
    routes.post("/rest/track-tags", writes.of(this::tags));
    Handler createGroup = writes.of(this::createGroup);
    routes.post("/create-group", createGroup);
    routes.post("/rest/create-group", createGroup);
  }

  private Handler track(BiFunction<WorkspaceId, JsonNode, Enrichment> given, String message) {
    return writes.of(ctx -> {
      JsonNode body = Json.parse(bodies.read(ctx));
      Caller caller = authentication.caller(ctx, body, Role.WRITE);
      WorkspaceId workspace = caller.workspace().id();
      Enrichment enrichment = given.apply(workspace, body);
      Waiting.on(enriching.apply(workspace, enrichment));
      ObjectNode reply = Replies.success(message);
      Replies.addWarnings(reply, enrichment.warnings());
      return new Writes.Answer(200, reply);
    });
  }

  private Writes.Answer tags(Context ctx) {
    Caller caller = authentication.caller(ctx, Role.WRITE);
    Enrichment enrichment = Enrichment.tags(Json.parse(bodies.read(ctx)));
    WriteResult.Stored stored = Waiting.on(enriching.apply(caller.workspace().id(), enrichment));
    ObjectNode reply = Replies.success("Tags tracked successfully");
    var tags = reply.putArray("tags_array");
    stored.tags().forEach(tags::add);
    return new Writes.Answer(200, reply);
  }

  private Writes.Answer createGroup(Context ctx) {
    JsonNode body = bodies.readJson(ctx);
    Caller caller = authentication.caller(ctx, body, Role.WRITE);
    long id = groups.create(caller.workspace().id());
    return new Writes.Answer(200, Replies.success("Group created successfully").put("id", id));
  }
}
