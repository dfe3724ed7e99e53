package dev.docket.api;

import dev.docket.json.Json;
import dev.docket.testkit.RunningApp;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/// API keys of one scenario. Each scenario has a workspace to itself, so that it sees no other's
/// requests; `other` is a key of yet another one.
final class ScenarioKeys {

  private final RunningDocket docket;
  private final String workspace;
  private final Map<String, String> made = new HashMap<>();

  ScenarioKeys(RunningDocket docket, String workspace) {
    this.docket = docket;
    this.workspace = workspace;
  }

  String workspace() {
    return workspace;
  }

  /// A key by its word: `admin` is the server's configured one, `wrong` is none.
  String of(String word) {
    return switch (word) {
      case "admin" -> RunningApp.KEY;
      case "wrong" -> "dk_" + "0".repeat(48);
      case "other" -> made.computeIfAbsent(word, _ -> make(workspace + " other", "write"));
      default -> made.computeIfAbsent(word, role -> make(workspace, role));
    };
  }

  private String make(String owner, String role) {
    String body =
        Json.text(Json.object().put("workspace", owner).put("role", role).put("name", "scenario"));
    HttpResponse<String> answer =
        docket.send(
            docket
                .call("/api/admin/keys")
                .header("X-API-KEY", RunningApp.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException("no key: " + answer.body());
    }
    return Json.parse(answer.body()).path("key").textValue();
  }
}
