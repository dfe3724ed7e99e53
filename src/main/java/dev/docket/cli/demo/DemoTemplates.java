package dev.docket.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The prompt templates that the made-up requests were made from.
public final class DemoTemplates {

  /// Versions of each, which the requests name.
  static final int VERSIONS = 4;

  private static final List<String> CHANGES =
      List.of(
          "first draft", "shorter answers", "after the review of May", "as the lawyers want it");

  private DemoTemplates() {}

  /// A template's name, and the bodies that publish its versions, the oldest first.
  public record Template(String name, List<ObjectNode> versions) {}

  /// All of them.
  public static List<Template> all() {
    return Stream.of(Scene.values()).map(DemoTemplates::of).toList();
  }

  private static Template of(Scene scene) {
    List<ObjectNode> versions = new ArrayList<>();
    for (int number = 1; number <= VERSIONS; number++) {
      versions.add(version(scene, number));
    }
    return new Template(scene.prompt(), versions);
  }

  private static ObjectNode version(Scene scene, int number) {
    ObjectNode body = Json.object();
    body.putObject("prompt_template")
        .put("prompt_name", scene.prompt())
        .putArray("tags")
        .add(scene.prompt().split("-", 2)[0]);
    ObjectNode version = body.putObject("prompt_version");
    version.put("commit_message", CHANGES.get(number - 1));
    version.set("prompt_template", template(scene));
    Model model = scene.models().getFirst();
    version
        .putObject("metadata")
        .putObject("model")
        .put("provider", model.provider())
        .put("name", model.name())
        .put("api_type", model.apiType().isEmpty() ? null : model.apiType())
        .putObject("parameters")
        .put("temperature", scene.answer() == Scene.Answer.JSON ? 0 : 0.7)
        .put("max_tokens", 1_024);
    if (number == VERSIONS) {
      body.putArray("release_labels").add("production");
    }
    return body;
  }

  private static ObjectNode template(Scene scene) {
    if (scene.answer() == Scene.Answer.COMPLETION) {
      ObjectNode completion = Json.object().put("type", "completion");
      completion
          .putArray("content")
          .add(
              Messages.block(
                  scene.system() + "\n\nAbout {product}, {tone}, in at most {max_words} words."));
      return completion;
    }
    ObjectNode chat = Json.object().put("type", "chat");
    chat.putArray("messages")
        .add(message("system", scene.system()))
        .add(message("user", "{question}"));
    return chat;
  }

  private static ObjectNode message(String role, String text) {
    ObjectNode message = Json.object().put("role", role);
    message.putArray("content").add(Messages.block(text));
    return message;
  }
}
