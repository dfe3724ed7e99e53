package dev.docket.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.problem.ProblemException;
import dev.docket.requests.Visibility;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.List;

/// What all routes that write have in common: how they answer, and `?wait_for=searchable`, by which
/// the answer waits until searches see what was written.
final class Writes {

  private static final String SEARCHABLE = "searchable";
  private static final List<String> ALLOWED = List.of(SEARCHABLE);

  /// The write itself is acknowledged before, so nothing is lost when this runs out.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Bodies bodies;
  private final Visibility visibility;

  Writes(Bodies bodies, Visibility visibility) {
    this.bodies = bodies;
    this.visibility = visibility;
  }

  /// Writes durably, and says what to answer.
  @FunctionalInterface
  interface Route {
    Answer write(Context ctx);
  }

  record Answer(int status, ObjectNode body) {}

  /// The handler of such a route.
  Handler of(Route route) {
    return ctx -> {
      boolean waits = waits(ctx);
      Answer answer = bodies.admit(ctx, route);
      if (waits) {
        answer.body().put(SEARCHABLE, Waiting.on(visibility.searchable(PATIENCE)));
      }
      Replies.plain(ctx, answer.status(), answer.body());
    };
  }

  /// Asked before anything is written: a call that is refused has done nothing.
  private static boolean waits(Context ctx) {
    List<String> given = ctx.queryParams("wait_for");
    if (given.stream().anyMatch(value -> !ALLOWED.contains(value))) {
      throw ProblemException.invalid(
          "/wait_for", "`wait_for` is `searchable`, or is absent.", ALLOWED);
    }
    return !given.isEmpty();
  }
}
