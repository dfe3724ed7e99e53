package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Property;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.prompts.Fetch;
import dev.docket.prompts.PromptJson;
import dev.docket.prompts.PromptLimits;
import dev.docket.prompts.PromptVersion;
import dev.docket.prompts.Publishing;
import dev.docket.prompts.ReleaseLabels;
import dev.docket.prompts.Wanted;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// Publishes versions of prompt templates, and puts labels on them.
final class PublishingRoutes implements Routes {

  private static final String TEMPLATES = "/rest/prompt-templates";

  private final Bodies bodies;
  private final Authentication authentication;
  private final PromptParts parts;

  PublishingRoutes(Bodies bodies, Authentication authentication, PromptParts parts) {
    this.bodies = bodies;
    this.authentication = authentication;
    this.parts = parts;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post(TEMPLATES, this::publish);
    routes.patch(TEMPLATES + "/<identifier>", this::patch);
    routes.post("/prompts/{prompt_id}/label", this::putLabel);
    routes.patch("/prompt-labels/{id}", this::moveLabel);
    routes.delete("/prompt-labels/{id}", this::deleteLabel);
  }

  private void publish(Context ctx) {
    WorkspaceId workspace = writer(ctx);
    published(ctx, workspace, parts.publishing().publish(workspace, body(ctx)));
  }

  private void patch(Context ctx) {
    WorkspaceId workspace = writer(ctx);
    JsonNode body = body(ctx);
    Wanted base = base(body);
    PromptVersion version =
        parts.prompts().find(workspace, PromptIdentifier.of(ctx), base).version();
    published(ctx, workspace, parts.publishing().patch(workspace, version, body));
  }

  private static void published(Context ctx, WorkspaceId workspace, Publishing.Published done) {
    ObjectNode reply = PromptJson.published(workspace, done);
    Replies.addWarnings(reply, done.publication().warnings());
    Replies.json(ctx, 201, reply);
  }

  /// Every fault is a 400 here: the Python SDK takes any other status for a success.
  private JsonNode body(Context ctx) {
    try {
      return bodies.readJson(ctx);
    } catch (ProblemException e) {
      throw e.problem() instanceof Problem.TooLarge tooLarge
          ? ProblemException.refused("", tooLarge.message())
          : e;
    }
  }

  private static Wanted base(JsonNode body) {
    try {
      return Fetch.of(body).wanted();
    } catch (ProblemException e) {
      throw e.problem() instanceof Problem.Invalid invalid
          ? ProblemException.refused(invalid.pointer(), invalid.message(), invalid.allowed())
          : e;
    }
  }

  private void putLabel(Context ctx) {
    WorkspaceId workspace = writer(ctx);
    JsonNode body = bodies.readJson(ctx);
    String name = Property.text(body, "name", PromptLimits.LABEL);
    if (name.isEmpty()) {
      throw ProblemException.invalid("/name", "`name` has 1 to 255 characters.");
    }
    labelled(ctx, parts.labels().put(workspace, id(ctx, "prompt_id"), number(body), name));
  }

  private void moveLabel(Context ctx) {
    WorkspaceId workspace = writer(ctx);
    labelled(ctx, parts.labels().move(workspace, id(ctx, "id"), number(bodies.readJson(ctx))));
  }

  private static void labelled(Context ctx, ReleaseLabels.Labelled labelled) {
    Replies.json(
        ctx,
        200,
        PromptJson.label(labelled)
            .put("id", labelled.label().id())
            .put("name", labelled.label().name())
            .put("success", true));
  }

  private void deleteLabel(Context ctx) {
    parts.labels().delete(writer(ctx), id(ctx, "id"));
    ctx.status(204);
  }

  private static long number(JsonNode body) {
    int number = Property.number(body, "prompt_version_number", 0, Integer.MAX_VALUE);
    if (number == 0) {
      throw ProblemException.invalid(
          "/prompt_version_number", "`prompt_version_number` is required.");
    }
    return number;
  }

  private static long id(Context ctx, String parameter) {
    return RequestId.parse(ctx.pathParam(parameter))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Nothing has this id.")));
  }

  private WorkspaceId writer(Context ctx) {
    return authentication.caller(ctx, Role.WRITE).workspace().id();
  }
}
