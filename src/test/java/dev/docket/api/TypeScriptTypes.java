package dev.docket.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The schemas of the API's description as TypeScript. Only what a type can say is taken over:
/// lengths, patterns and ranges are the server's to check.
final class TypeScriptTypes {

  private static final String REF = "#/components/schemas/";

  private final JsonNode schemas;

  TypeScriptTypes(JsonNode schemas) {
    this.schemas = schemas;
  }

  /// A module that exports these schemas and those that they are made of.
  String module(List<String> wanted) {
    Set<String> all = new TreeSet<>();
    wanted.forEach(name -> collect(name, all));
    return all.stream()
        .map(name -> "export type %s = %s;\n".formatted(name, type(schemas.path(name), "")))
        .collect(
            Collectors.joining(
                "\n",
                "// Made of openapi.json: ./mvnw -Dtest=ApiTypesTest -Dgolden=write test\n\n",
                ""));
  }

  private void collect(String name, Set<String> all) {
    JsonNode schema = schemas.path(name);
    if (schema.isMissingNode()) {
      throw new IllegalArgumentException("no schema " + name);
    }
    if (all.add(name)) {
      schema.findValuesAsText("$ref").forEach(ref -> collect(ref.substring(REF.length()), all));
    }
  }

  private String type(JsonNode schema, String indent) {
    if (schema.has("$ref")) {
      return schema.path("$ref").asText().substring(REF.length());
    }
    if (schema.has("const")) {
      return schema.path("const").toString();
    }
    if (schema.has("enum")) {
      return union(texts(schema.path("enum")));
    }
    for (String either : List.of("anyOf", "oneOf")) {
      if (schema.has(either) && !schema.has("properties")) {
        List<String> types = new ArrayList<>();
        schema.path(either).forEach(one -> types.add(type(one, indent)));
        return union(types);
      }
    }
    if (schema.path("type").isArray()) {
      List<String> types = new ArrayList<>();
      schema.path("type").forEach(one -> types.add(named(one.asText(), schema, indent)));
      return union(types);
    }
    return named(schema.path("type").asText("object"), schema, indent);
  }

  private String named(String type, JsonNode schema, String indent) {
    return switch (type) {
      case "string", "boolean", "null" -> type;
      case "integer", "number" -> "number";
      case "array" -> array(type(schema.path("items"), indent));
      case "object" -> object(schema, indent);
      default -> throw new IllegalArgumentException("no type " + type);
    };
  }

  private static String array(String item) {
    return item.matches("\\w+") ? item + "[]" : "Array<" + item + ">";
  }

  private String object(JsonNode schema, String indent) {
    if (!schema.has("properties")) {
      JsonNode values = schema.path("additionalProperties");
      return "Record<string, %s>".formatted(values.isObject() ? type(values, indent) : "unknown");
    }
    Set<String> required = Set.copyOf(strings(schema.path("required")));
    String deeper = indent + "  ";
    StringBuilder text = new StringBuilder("{\n");
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      text.append(deeper)
          .append(property.getKey())
          .append(required.contains(property.getKey()) ? ": " : "?: ")
          .append(type(property.getValue(), deeper))
          .append(";\n");
    }
    return text.append(indent).append("}").toString();
  }

  private static String union(List<String> types) {
    return types.stream().distinct().collect(Collectors.joining(" | "));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.toString()));
    return texts;
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(one -> strings.add(one.asText()));
    return strings;
  }
}
