package dev.docket.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.docket.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A sentence about the API, and the calls that show it. `src/test/scenarios/README.md` says how
/// one is written.
record Scenario(String sentence, URI source, List<Step> steps) {

  private static final Path FOLDER = Path.of("src/test/scenarios");

  private static final Set<String> METHODS =
      Set.of("get", "post", "put", "patch", "delete", "head", "options");

  private static final Set<String> PROPERTIES =
      Set.of(
          "as",
          "headers",
          "like",
          "without",
          "json",
          "text",
          "filler",
          "gzip",
          "odd",
          "status",
          "answers",
          "reply",
          "body_has",
          "body_lacks",
          "keep",
          "eventually");

  /// One call and what is expected of its answer.
  ///
  /// @param method in lower case
  /// @param definition the rest, as written
  /// @param body the JSON body with variables still in it, missing when there is none
  record Step(String method, String path, JsonNode definition, JsonNode body) {}

  static List<Scenario> all() {
    JsonNode bodies = yaml(FOLDER.resolve("bodies.yaml"));
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("bodies.yaml"))
          .sorted()
          .flatMap(file -> scenarios(file, bodies))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Scenario> scenarios(Path file, JsonNode bodies) {
    List<Scenario> scenarios = new ArrayList<>();
    yaml(file)
        .properties()
        .forEach(entry -> {
          List<Step> steps = new ArrayList<>();
          entry.getValue().forEach(step -> steps.add(step(step, bodies)));
          scenarios.add(new Scenario(entry.getKey(), file.toUri(), steps));
        });
    return scenarios.stream();
  }

  private static Step step(JsonNode step, JsonNode bodies) {
    String method = "";
    for (String name : (Iterable<String>) step::fieldNames) {
      if (METHODS.contains(name)) {
        method = name;
      } else if (!PROPERTIES.contains(name)) {
        throw new IllegalArgumentException("a step has no property " + name + ": " + step);
      }
    }
    return new Step(method, step.path(method).asText(), step, body(step, bodies));
  }

  private static JsonNode body(JsonNode step, JsonNode bodies) {
    JsonNode given = step.path("json");
    if (!step.has("like")) {
      return given;
    }
    JsonNode model = bodies.path(step.path("like").textValue());
    if (!model.isObject()) {
      throw new IllegalArgumentException("bodies.yaml has no " + step.path("like"));
    }
    ObjectNode body = Json.object();
    body.setAll((ObjectNode) model);
    if (given.isObject()) {
      body.setAll((ObjectNode) given);
    }
    step.path("without").forEach(name -> body.remove(name.textValue()));
    return body;
  }

  private static JsonNode yaml(Path file) {
    try {
      // Through JSON, so that numbers are of the same kind as those of answers.
      return Json.parse(new YAMLMapper().readTree(file.toFile()).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
