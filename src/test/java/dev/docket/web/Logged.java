package dev.docket.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/// Requests that a journey needs in a workspace of its own, each a minute after the one before.
final class Logged {

  private final ObjectNode batch = Json.object();
  private final ArrayNode requests = batch.putArray("requests");
  private Instant at;

  /// @param ago when the first of them began
  Logged(Duration ago) {
    this.at = Instant.now().minus(ago);
  }

  /// One more, which can still be given what else it should have; its metadata are there already.
  ObjectNode add() {
    ObjectNode one = requests.addObject().put("provider", "openai").put("model", "gpt-5-mini");
    one.putObject("input")
        .put("type", "chat")
        .putArray("messages")
        .add(message("user", "How are you?"));
    one.putObject("output")
        .put("type", "chat")
        .putArray("messages")
        .add(message("assistant", "Fine."));
    one.put("request_start_time", at.toString());
    one.put("request_end_time", at.plusMillis(500).toString());
    one.putObject("metadata");
    at = at.plus(Duration.ofMinutes(1));
    return one;
  }

  private static ObjectNode message(String role, String text) {
    ObjectNode message = Json.object().put("role", role);
    message.putArray("content").addObject().put("type", "text").put("text", text);
    return message;
  }

  /// Stores them all, so that they can be found.
  void in(Api api) throws IOException {
    Api.Answer answer = api.post("/api/public/v2/requests/batch?wait_for=searchable", batch);
    assertThat(answer.json().path("stored").intValue()).as("%s", answer).isEqualTo(requests.size());
  }
}
