package dev.docket.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.docket.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// What the API's description says of a call, and whether an answer keeps to it.
final class OpenApiDocument {

  private static final String ANSWERS = "https://docket.test/answers.json";
  private static final String REQUESTS = "https://docket.test/requests.json";

  /// The one parameter that may have slashes in it.
  private static final String NAME = "{identifier}";

  private static final Pattern PARAMETER = Pattern.compile("\\{[^/}]+}");

  /// What is answered where there is no operation.
  private static final Map<Integer, String> NO_OPERATION =
      Map.of(
          400, "BadRequest",
          404, "NoSuchRoute",
          405, "MethodNotAllowed",
          414, "UriTooLong",
          431, "HeadersTooLarge");

  private final JsonNode document;
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  OpenApiDocument(String text) {
    this.document = Json.parse(text);
    JsonNode closed = Json.parse(text);
    closed.path("components").path("schemas").forEach(OpenApiDocument::close);
    closed.path("paths").forEach(OpenApiDocument::closeInline);
    Map<String, String> served = Map.of(ANSWERS, Json.text(closed), REQUESTS, text);
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(served));
  }

  JsonNode document() {
    return document;
  }

  /// What is wrong with an answer to a method in lower case, nothing when it keeps to the
  /// description.
  List<String> faultsOfAnswer(String method, String path, int status, String type, String body) {
    Optional<String> template = template(method, path);
    String response =
        template
            .map(known -> resolved("#/paths/" + escaped(known) + "/" + method, "responses", status))
            .orElseGet(() -> "#/components/responses/" + NO_OPERATION.get(status));
    JsonNode described = at(response);
    if (described.isMissingNode()) {
      return List.of("%s %s answers an undocumented %d: %s".formatted(method, path, status, body));
    }
    if (!described.has("content")) {
      return body.isEmpty()
          ? List.of()
          : List.of(method + " " + path + " answers undescribed " + body);
    }
    String media = type.replaceFirst(";.*", "").strip();
    if (!described.path("content").has(media)) {
      return List.of("%s %s answers an undocumented %s".formatted(method, path, media));
    }
    if (!media.equals("application/json")) {
      return List.of();
    }
    return faults(ANSWERS + response + "/content/application~1json/schema", body);
  }

  /// What is wrong with a body that was accepted.
  List<String> faultsOfRequest(String method, String path, String body) {
    return template(method, path)
        .map(known -> "#/paths/" + escaped(known) + "/" + method + "/requestBody")
        .filter(pointer -> !at(pointer).isMissingNode())
        .map(pointer -> faults(REQUESTS + pointer + "/content/application~1json/schema", body))
        .orElse(List.of("%s %s takes no body".formatted(method, path)));
  }

  private List<String> faults(String place, String body) {
    Schema schema =
        schemas.computeIfAbsent(place, known -> registry.getSchema(SchemaLocation.of(known)));
    return schema.validate(body, InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  private Optional<String> template(String method, String path) {
    String plain = path.replaceFirst("\\?.*", "").replaceAll("/+", "/").replaceFirst("(.)/$", "$1");
    List<String> found = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(entry -> {
          if (matches(entry.getKey(), plain) && entry.getValue().has(method)) {
            found.add(entry.getKey());
          }
        });
    return found.stream()
        .min(
            Comparator.comparing((String known) -> known.contains("{"))
                .thenComparing(Comparator.comparingInt(String::length).reversed()));
  }

  private static boolean matches(String template, String path) {
    StringBuilder pattern = new StringBuilder();
    int end = 0;
    var parameters = PARAMETER.matcher(template);
    while (parameters.find()) {
      pattern
          .append(Pattern.quote(template.substring(end, parameters.start())))
          .append(parameters.group().equals(NAME) ? ".+" : "[^/]+");
      end = parameters.end();
    }
    return path.matches(pattern + Pattern.quote(template.substring(end)));
  }

  private String resolved(String operation, String part, int status) {
    String pointer = operation + "/" + part + "/" + status;
    String reference = at(pointer).path("$ref").asText("");
    return reference.isEmpty() ? pointer : reference;
  }

  private JsonNode at(String pointer) {
    return document.at(pointer.substring(1));
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static void closeInline(JsonNode path) {
    path.findValues("schema").forEach(OpenApiDocument::close);
  }

  /// In these tests an answer has no properties but the described ones. To clients the description
  /// promises less, so that later versions can add some.
  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")
        && object.path("type").asText("").equals("object")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(OpenApiDocument::close);
  }
}
