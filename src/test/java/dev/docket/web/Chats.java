package dev.docket.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// Chats as applications log them.
final class Chats {

  private Chats() {}

  static ObjectNode message(String role, String text) {
    ObjectNode message = Json.object().put("role", role);
    message.putArray("content").addObject().put("type", "text").put("text", text);
    return message;
  }

  /// A request of two seconds, with 1,000 tokens in and 20 out, for a cent.
  static ObjectNode request(Instant start, List<? extends JsonNode> asked, JsonNode answer) {
    ObjectNode body =
        Json.object()
            .put("provider", "openai")
            .put("model", "gpt-4o")
            .put("request_start_time", start.toString())
            .put("request_end_time", start.plusSeconds(2).toString())
            .put("input_tokens", 1_000)
            .put("output_tokens", 20)
            .put("price", 0.01);
    messages(body, "input").addAll(asked);
    messages(body, "output").add(answer);
    return body;
  }

  private static ArrayNode messages(ObjectNode body, String side) {
    return body.putObject(side).put("type", "chat").putArray("messages");
  }

  /// Logs a request so that searches find it.
  ///
  /// @return its id
  static long log(Api api, JsonNode body) throws IOException {
    Api.Answer answer = api.post("/log-request?wait_for=searchable", body);
    if (answer.status() != 201) {
      throw new AssertionError("the request was not logged: " + answer);
    }
    return answer.json().get("id").longValue();
  }
}
