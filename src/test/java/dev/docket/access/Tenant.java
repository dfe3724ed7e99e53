package dev.docket.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/// A workspace and what its admin does there.
final class Tenant {

  private final Server server;
  private final String workspace;
  private final String key;
  private int made;

  private Tenant(Server server, String workspace, String key) {
    this.server = server;
    this.workspace = workspace;
    this.key = key;
  }

  /// A new workspace with an admin key of its own.
  static Tenant on(Server server, String workspace) {
    Tenant operator = new Tenant(server, workspace, Server.KEY);
    return new Tenant(server, workspace, operator.newKey("admin").path("key").textValue());
  }

  /// Of its admin.
  String key() {
    return key;
  }

  /// Its name.
  String workspace() {
    return workspace;
  }

  /// What all things of this workspace carry, and nobody else may see.
  String mark() {
    return "only-for-" + workspace;
  }

  /// A name that nothing has yet.
  String fresh() {
    return "%s-%d".formatted(mark(), number());
  }

  /// A number that this workspace has not used yet.
  int number() {
    return ++made;
  }

  JsonNode newKey(String role) {
    return post(
        "/api/admin/keys",
        "{\"workspace\": \"%s\", \"role\": \"%s\", \"name\": \"key %d\"}"
            .formatted(workspace, role, number()));
  }

  void revoke(long id) {
    answered(server.call("/api/admin/keys/" + id).DELETE());
  }

  JsonNode get(String path) {
    return answered(server.call(path).GET());
  }

  JsonNode post(String path, String body) {
    return answered(server.call(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonNode answered(HttpRequest.Builder call) {
    HttpResponse<String> answer = server.send(call.header("X-API-KEY", key).build());
    if (answer.statusCode() >= 300) {
      throw new AssertionError("%s %s".formatted(answer, answer.body()));
    }
    return Json.parse(answer.body().getBytes(StandardCharsets.UTF_8));
  }
}
