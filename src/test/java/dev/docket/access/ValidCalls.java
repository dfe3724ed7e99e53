package dev.docket.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Valid calls of one workspace, made of the rows of the table and the examples of the API's
/// description.
final class ValidCalls {

  private final Map<String, JsonNode> operations;
  private final JsonNode description;
  private final Tenant own;
  private final String secret;

  private ValidCalls(JsonNode description, Tenant own) {
    this.description = description;
    this.own = own;
    this.secret = own.newKey("read").path("key").textValue();
    this.operations =
        description.path("paths").properties().stream()
            .flatMap(path ->
                path.getValue().properties().stream()
                    .map(operation ->
                        Map.entry(
                            operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                            operation.getValue())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static ValidCalls of(Server server, Tenant own) {
    String text = server.send(server.call("/openapi.json").build()).body();
    return new ValidCalls(Json.parse(text.getBytes(StandardCharsets.UTF_8)), own);
  }

  /// All operations that the server describes, as `POST /track-request`.
  Map<String, JsonNode> described() {
    return operations;
  }

  /// Those that the description of a call has, made with this method: its own, or that of another
  /// operation at the same path.
  Set<Integer> statuses(Row row, String method) {
    String called = method.equals("HEAD") ? "GET" : method;
    List<String> same = List.of(shape(row.operation()), called + " " + shape(row.path()));
    return operations.entrySet().stream()
        .filter(operation -> same.contains(shape(operation.getKey())))
        .flatMap(operation -> operation.getValue().path("responses").propertyStream())
        .map(response -> Integer.valueOf(response.getKey()))
        .collect(Collectors.toSet());
  }

  /// A path without the names of its parameters, which differ between operations.
  private static String shape(String path) {
    return path.replaceAll("\\{[^}]+}", "{}");
  }

  /// The path and query of a call.
  ///
  /// @param id of what it names
  String path(Row row, String id) {
    String path = row.naming() == null ? row.path() : row.path().replace(row.naming().place(), id);
    // What a row does not name is an id that nobody has.
    return path.replaceAll("\\{[a-z_]+}", "1") + row.queryString();
  }

  /// The body of a call.
  ///
  /// @param id of what it names
  JsonNode body(Row row, String id) {
    JsonNode body =
        row.body().equals("example")
            ? example(row)
            : Json.parse(row.body().getBytes(StandardCharsets.UTF_8));
    if (body instanceof ObjectNode object) {
      object.properties().forEach(property -> property.setValue(filled(property.getValue())));
      if (row.naming() != null && row.naming().place().startsWith("/")) {
        object.set(
            JsonPointer.compile(row.naming().place()).last().getMatchingProperty(), json(id));
      }
      // A key in an example would come before nobody at all.
      if (!row.path().equals("/api/session")) {
        object.remove("api_key");
      }
    }
    return body;
  }

  private JsonNode filled(JsonNode value) {
    String text = value.asText();
    if (!text.startsWith("$")) {
      return value;
    }
    return switch (text) {
      case "$fresh" -> Json.object().textNode(own.fresh());
      case "$secret" -> Json.object().textNode(secret);
      default -> json(Thing.of(text.substring(1)).make(own));
    };
  }

  private static JsonNode json(String id) {
    return id.matches("[0-9]{1,16}")
        ? Json.object().numberNode(Long.parseLong(id))
        : Json.object().textNode(id);
  }

  private JsonNode example(Row row) {
    JsonNode schema =
        Objects.requireNonNull(operations.get(row.operation()))
            .at("/requestBody/content/application~1json/schema");
    JsonNode example =
        description.at(schema.path("$ref").asText().substring(1)).path("examples").path(0);
    assertThat(example.isObject()).as("%s has an example", row).isTrue();
    return example.deepCopy();
  }
}
