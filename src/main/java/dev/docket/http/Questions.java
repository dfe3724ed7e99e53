package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.requests.WorkspaceId;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// Registers routes that only ask: whoever may read gets 200 and an answer about the requests of
/// his workspace.
final class Questions {

  private final Bodies bodies;
  private final Authentication authentication;

  Questions(Bodies bodies, Authentication authentication) {
    this.bodies = bodies;
    this.authentication = authentication;
  }

  /// What a route answers.
  @FunctionalInterface
  interface Question {

    /// The answer to a body; an absent one is an empty object.
    JsonNode answer(WorkspaceId workspace, JsonNode body);
  }

  /// A question that is asked by POST alone.
  void byPost(RoutesConfig routes, String path, Question question) {
    routes.post(
        path,
        ctx -> {
          WorkspaceId workspace = workspace(ctx);
          Replies.json(ctx, 200, question.answer(workspace, bodies.readJson(ctx)));
        });
  }

  /// A question that can also be asked by GET, with parameters for the properties of the body.
  void byBoth(RoutesConfig routes, String path, Parameters parameters, Question question) {
    byPost(routes, path, question);
    routes.get(
        path,
        ctx -> {
          WorkspaceId workspace = workspace(ctx);
          Replies.json(ctx, 200, question.answer(workspace, parameters.body(ctx)));
        });
  }

  private WorkspaceId workspace(Context ctx) {
    return authentication.caller(ctx, Role.READ).workspace().id();
  }
}
