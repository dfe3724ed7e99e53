package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;
import dev.docket.client.transport.ApiCall;
import dev.docket.client.transport.ApiReply;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** What an answer means: an object, or one of the exceptions. */
final class Replies {

  private static final int EXCERPT = 120;

  private Replies() {}

  static ObjectNode read(ApiCall call, ApiReply reply) {
    Optional<ObjectNode> json = Json.parseObject(reply.body());
    if (reply.status() >= 200 && reply.status() < 300 && json.isPresent()) {
      return json.get();
    }
    throw refusal(call, reply, json);
  }

  private static DocketException refusal(ApiCall call, ApiReply reply, Optional<ObjectNode> json) {
    int status = reply.status();
    if (status >= 500) {
      return new DocketException.Unavailable(
          message(call, reply, json), status, reply.retryAfter().orElse(null));
    }
    if (status == 429) {
      return new DocketException.RateLimited(
          message(call, reply, json), reply.retryAfter().orElse(null));
    }
    if (status < 400 || json.isEmpty()) {
      return new DocketException.UnexpectedReply(message(call, reply, json), status);
    }
    return refusal(status, message(call, reply, json), json.get());
  }

  static DocketException refusal(int status, String message, JsonNode error) {
    return switch (status) {
      case 401 -> new DocketException.Authentication(message);
      case 403 -> new DocketException.PermissionDenied(message);
      case 404 -> new DocketException.NotFound(message);
      default -> new DocketException.InvalidRequest(message, status, fault(error));
    };
  }

  private static String message(ApiCall call, ApiReply reply, Optional<ObjectNode> json) {
    String said =
        json.map(error -> error.path("message").asText())
            .filter(text -> !text.isEmpty())
            .orElseGet(() -> "no answer of Docket's, it begins with: " + excerpt(reply.body()));
    return "%s: %d: %s".formatted(call, reply.status(), said);
  }

  private static String excerpt(byte[] body) {
    String start =
        new String(body, 0, Math.min(body.length, EXCERPT), StandardCharsets.UTF_8)
            .replaceAll("\\p{Cntrl}+", " ");
    return body.length == 0 ? "(nothing)" : start;
  }

  private static Fault fault(JsonNode error) {
    return new Fault(
        error.path("pointer").asText(),
        list(error.path("allowed"), JsonNode::asText),
        list(error.path("detail"), entry -> entry.path("msg").asText()),
        error.path("position").asInt(-1));
  }

  /** An array as a list; anything else is an empty one. */
  static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>();
    array.forEach(item -> list.add(read.apply(item)));
    return List.copyOf(list);
  }

  /** The exception for a call that has no answer. */
  static RuntimeException failure(ApiCall call, Throwable thrown) {
    Throwable failure =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (failure instanceof HttpTimeoutException || failure instanceof TimeoutException) {
      return new DocketException.Timeout(call + ": no answer in time", failure);
    } else if (failure instanceof IOException) {
      return new DocketException.Connection(
          "%s: %s"
              .formatted(
                  call,
                  Optional.ofNullable(failure.getMessage())
                      .orElseGet(() -> failure.getClass().getSimpleName())),
          failure);
    }
    return failure instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException(failure);
  }
}
