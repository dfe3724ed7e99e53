package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Something to attach to a request.
 *
 * @param route where it is sent
 * @param body all but the request's id
 */
record TrackCall(String route, JsonNode body) {

  static TrackCall metadata(Map<String, ?> metadata) {
    return new TrackCall(
        "/rest/track-metadata", Json.object().set("metadata", Json.object(metadata)));
  }

  static TrackCall score(String name, int score) {
    return new TrackCall("/rest/track-score", Json.object().put("name", name).put("score", score));
  }

  static TrackCall prompt(PromptRef prompt, Map<String, ?> inputVariables) {
    ObjectNode body = Json.object().put("prompt_name", prompt.name());
    prompt.version().ifPresent(version -> body.put("version", version));
    prompt.label().ifPresent(label -> body.put("label", label));
    return new TrackCall(
        "/rest/track-prompt", body.set("prompt_input_variables", Json.object(inputVariables)));
  }

  static TrackCall group(long groupId) {
    return new TrackCall("/rest/track-group", Json.object().put("group_id", groupId));
  }

  static TrackCall tags(Collection<String> add, Collection<String> remove) {
    ObjectNode body = Json.object();
    body.set("add", Json.tree(add));
    body.set("remove", Json.tree(remove));
    return new TrackCall("/rest/track-tags", body);
  }

  CompletableFuture<Void> send(Api api, long requestId) {
    return api.set(route, to(requestId)).thenApply(reply -> null);
  }

  ObjectNode to(long requestId) {
    return Json.copy((ObjectNode) body).put("request_id", requestId);
  }
}
