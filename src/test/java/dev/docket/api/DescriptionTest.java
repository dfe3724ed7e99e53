package dev.docket.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.docket.filter.Field;
import dev.docket.filter.FieldKind;
import dev.docket.filter.Operator;
import dev.docket.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The description of the API as a document: sound in itself, and in step with the filter language.
final class DescriptionTest {

  private static final String IRI = "https://docket.test/openapi.json";

  private final String text = resource("/openapi/openapi.json");
  private final JsonNode document = Json.parse(text);
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(IRI, text)));

  @Test
  void it_is_openapi_3_1() {
    Schema openapi = registry.getSchema(resource("/openapi/oas-3.1-schema.json"), InputFormat.JSON);
    assertThat(openapi.validate(text, InputFormat.JSON)).isEmpty();
  }

  @Test
  void its_schemas_are_json_schemas() {
    Schema meta =
        registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    schemas()
        .properties()
        .forEach(schema ->
            assertThat(meta.validate(Json.text(schema.getValue()), InputFormat.JSON))
                .describedAs(schema.getKey())
                .isEmpty());
  }

  @Test
  void its_examples_are_as_described() {
    int examples = 0;
    for (Map.Entry<String, JsonNode> schema : schemas().properties()) {
      Schema described =
          registry.getSchema(SchemaLocation.of(IRI + "#/components/schemas/" + schema.getKey()));
      for (JsonNode example : schema.getValue().path("examples")) {
        assertThat(described.validate(Json.text(example), InputFormat.JSON))
            .describedAs("%s: %s", schema.getKey(), example)
            .isEmpty();
        examples++;
      }
    }
    assertThat(examples).isGreaterThan(30);
  }

  @Test
  void its_references_lead_somewhere_and_nothing_is_left_over() {
    Set<String> referred = new HashSet<>();
    for (JsonNode reference : document.findValues("$ref")) {
      String pointer = reference.textValue();
      assertThat(document.at(pointer.substring(1)).isMissingNode()).describedAs(pointer).isFalse();
      referred.add(pointer);
    }
    for (String kind : List.of("schemas", "parameters")) {
      document
          .path("components")
          .path(kind)
          .fieldNames()
          .forEachRemaining(
              name -> assertThat(referred).contains("#/components/" + kind + "/" + name));
    }
  }

  @Test
  void operations_have_names_of_their_own() {
    assertThat(document.path("paths").findValuesAsText("operationId")).doesNotHaveDuplicates();
  }

  @Test
  void conditions_are_those_of_the_filter_language() {
    Map<String, List<String>> described = new TreeMap<>();
    for (JsonNode kind : schemas().path("Condition").path("oneOf")) {
      JsonNode condition = document.at(kind.path("$ref").textValue().substring(1));
      List<String> operators = texts(condition.at("/properties/operator/enum"));
      texts(condition.at("/properties/field/enum"))
          .forEach(field -> assertThat(described.put(field, operators)).isNull());
    }
    Map<String, List<String>> supported = new TreeMap<>();
    for (Field field : Field.values()) {
      if (field.kind() != FieldKind.INTENT) {
        supported.put(
            field.wireName(), field.kind().operators().stream().map(Operator::wireName).toList());
      }
    }
    assertThat(described.keySet()).isEqualTo(supported.keySet());
    supported.forEach((field, operators) ->
        assertThat(described.get(field))
            .describedAs(field)
            .containsExactlyInAnyOrderElementsOf(operators));
  }

  private JsonNode schemas() {
    return document.path("components").path("schemas");
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.textValue()));
    return texts;
  }

  private static String resource(String path) {
    try (InputStream in = DescriptionTest.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
