package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.requests.RequestIdSource;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/// Bodies that publish, for tests, and what takes them.
public final class Publications {

  private Publications() {}

  /// A chat of one message.
  public static ObjectNode chat(String name, String text, String... labels) {
    ObjectNode body = Json.object();
    body.putObject("prompt_template").put("prompt_name", name);
    ObjectNode template =
        body.putObject("prompt_version").putObject("prompt_template").put("type", "chat");
    ObjectNode message = template.putArray("messages").addObject().put("role", "user");
    message.putArray("content").addObject().put("type", "text").put("text", text);
    List.of(labels).forEach(body.putArray("release_labels")::add);
    return body;
  }

  /// As JSON with single quotes.
  static JsonNode json(String text) {
    return Json.parse(text.replace('\'', '"'));
  }

  /// Publishes into a store.
  public static Publishing to(PromptStore store) {
    RequestIdSource ids = new RequestIdSource(InstantSource.system(), new Random(1));
    return new Publishing(
        store, new ReleaseLabels(store, new Prompts(store), ids), ids, InstantSource.system());
  }
}
