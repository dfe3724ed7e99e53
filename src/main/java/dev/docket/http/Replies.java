package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.Warning;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Answers: always a JSON object, whatever happened.
final class Replies {

  static final String JSON = "application/json";

  /// Answers are somebody's data: no browser and no proxy keeps them, and no browser takes them for
  /// a script or a page. Without an effect on answers to writes, which nobody keeps.
  private static final Map<String, String> GUARDS =
      Map.of("Cache-Control", "no-store", "X-Content-Type-Options", "nosniff");

  private Replies() {}

  static void json(Context ctx, int status, JsonNode body) {
    GUARDS.forEach(ctx::header);
    ctx.status(status).contentType(JSON).result(Json.bytes(body));
  }

  /// An answer to a write, as it is and with its length: Javalin would pack it, and send it in
  /// chunks, for every client that says it would accept that, which all of the SDKs do.
  static void plain(Context ctx, int status, JsonNode body) {
    byte[] bytes = Json.bytes(body);
    ctx.disableCompression();
    ctx.res().setContentLength(bytes.length);
    ctx.status(status).contentType(JSON).result(bytes);
  }

  /// `{"success": true, "message": …}`: some clients look for one, some for the other.
  static ObjectNode success(String message) {
    return Json.object().put("success", true).put("message", message);
  }

  static void addWarnings(ObjectNode reply, List<Warning> warnings) {
    if (warnings.isEmpty()) {
      return;
    }
    ArrayNode array = reply.putArray("warnings");
    for (Warning warning : warnings) {
      array.addObject().put("pointer", warning.pointer()).put("message", warning.message());
    }
  }

  static void problem(Context ctx, Problem problem) {
    if (problem instanceof Problem.Later later) {
      ctx.header("Retry-After", Integer.toString(later.retryAfterSeconds()));
    }
    json(ctx, status(problem), body(problem));
  }

  /// The one place that knows which problem is which status.
  static int status(Problem problem) {
    return switch (problem) {
      case Problem.Malformed _, Problem.Refused _, Problem.Unreadable _ -> 400;
      case Problem.Unauthenticated _ -> 401;
      case Problem.Forbidden _ -> 403;
      case Problem.NotFound _ -> 404;
      case Problem.Conflict _ -> 409;
      case Problem.TooLarge _ -> 413;
      case Problem.Invalid _ -> 422;
      case Problem.TooManyTries _ -> 429;
      case Problem.Internal _ -> 500;
      case Problem.Unavailable _ -> 503;
    };
  }

  /// `message` is what the JavaScript SDK shows, `error` what older clients look for, `detail` what
  /// clients of a schema error expect.
  static ObjectNode body(Problem problem) {
    ObjectNode body = error(problem.message());
    switch (problem) {
      case Problem.Invalid invalid -> {
        where(body, invalid.pointer(), invalid.allowed());
        ObjectNode detail = body.putArray("detail").addObject();
        ArrayNode location = detail.putArray("loc").add("body");
        Stream.of(invalid.pointer().split("/", -1)).skip(1).forEach(location::add);
        detail.put("msg", invalid.message()).put("type", "value_error");
      }
      case Problem.Refused refused -> {
        if (refused.pointer() != null) {
          where(body, refused.pointer(), refused.allowed());
        }
      }
      case Problem.Unreadable unreadable -> unreadable(body, unreadable);
      case Problem.Malformed _,
          Problem.Unauthenticated _,
          Problem.Forbidden _,
          Problem.NotFound _,
          Problem.Conflict _,
          Problem.TooLarge _,
          Problem.TooManyTries _,
          Problem.Unavailable _,
          Problem.Internal _ -> {}
    }
    return body;
  }

  private static void unreadable(ObjectNode body, Problem.Unreadable unreadable) {
    body.put("pointer", unreadable.pointer()).put("position", unreadable.position());
    ArrayNode expected = body.putArray("expected");
    unreadable.expected().forEach(expected::add);
  }

  private static void where(ObjectNode body, String pointer, List<String> allowed) {
    body.put("pointer", pointer);
    if (!allowed.isEmpty()) {
      addAllowed(body, allowed);
    }
  }

  static void addAllowed(ObjectNode body, List<String> allowed) {
    ArrayNode array = body.putArray("allowed");
    allowed.forEach(array::add);
  }

  static ObjectNode error(String message) {
    return Json.object().put("success", false).put("message", message).put("error", message);
  }
}
