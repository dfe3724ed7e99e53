package dev.docket.opensearch.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Field;
import dev.docket.filter.FilterReader;
import dev.docket.filter.Operator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opensearch.client.json.jackson.JacksonJsonpMapper;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/// Each file of `golden/filter` is a filter and the query it becomes, named by the sentence it
/// proves. `-Dgolden=write` writes the queries anew.
class FilterToQueryTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/filter");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @TestFactory
  Stream<DynamicTest> golden() throws IOException {
    return files().stream()
        .map(file -> DynamicTest.dynamicTest(name(file).replace('_', ' '), () -> check(file)));
  }

  @Test
  void every_operator_of_every_field_is_shown() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (Path file : files()) {
      collect(JSON.readTree(file.toFile()).path("filter"), shown);
    }
    Set<String> expected = new TreeSet<>();
    for (Field field : Field.values()) {
      for (Operator operator : field.kind().operators()) {
        expected.add(field.wireName() + " " + operator.wireName());
      }
    }
    assertThat(shown).containsAll(expected);
  }

  private static void collect(JsonNode filter, Set<String> shown) {
    shown.add(filter.path("field").asText() + " " + filter.path("operator").asText());
    filter.path("filters").forEach(part -> collect(part, shown));
  }

  private static void check(Path file) throws IOException {
    ObjectNode golden = (ObjectNode) JSON.readTree(file.toFile());
    JsonNode query = json(FilterToQuery.of(FilterReader.read(golden.get("filter"), "")));
    if ("write".equals(System.getProperty("golden"))) {
      golden.set("query", query);
      Files.writeString(file, JSON.writeValueAsString(golden) + "\n");
    }
    assertThat(golden.get("query")).isEqualTo(query);
    assertThat(golden.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("filter", "query");
    assertThat(name(file)).isEqualTo(name(file).toLowerCase(Locale.ROOT));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.sorted().toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".json", "");
  }

  private static JsonNode json(Query query) throws IOException {
    StringWriter text = new StringWriter();
    JacksonJsonpMapper mapper = new JacksonJsonpMapper();
    try (var generator = mapper.jsonProvider().createGenerator(text)) {
      query.serialize(generator, mapper);
    }
    return JSON.readTree(text.toString());
  }
}
