package dev.docket.prompts.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each file of `golden/llm` is a template, a model, and what the model is called with, named by
/// the sentence it proves. `-Dgolden=write` writes the arguments anew.
class LlmKwargsTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/llm");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @TestFactory
  Stream<DynamicTest> golden() throws IOException {
    return files().stream()
        .map(file -> DynamicTest.dynamicTest(name(file).replace('_', ' '), () -> check(file)));
  }

  @Test
  void every_provider_of_the_sdks_is_shown() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (Path file : files()) {
      shown.add(JSON.readTree(file.toFile()).at("/metadata/model/provider").asText());
    }
    assertThat(shown)
        .contains(
            "openai",
            "openai.azure",
            "anthropic",
            "anthropic.bedrock",
            "vertexai",
            "google",
            "amazon.bedrock",
            "mistral");
  }

  @Test
  void the_template_and_the_model_stay_as_they_were() throws IOException {
    for (Path file : files()) {
      JsonNode golden = JSON.readTree(file.toFile());
      JsonNode given = golden.deepCopy();
      ObjectNode kwargs = kwargs(given);
      if (kwargs != null) {
        kwargs.removeAll();
      }
      assertThat(given).as(name(file)).isEqualTo(golden);
    }
  }

  private static void check(Path file) throws IOException {
    ObjectNode golden = (ObjectNode) JSON.readTree(file.toFile());
    ObjectNode kwargs = kwargs(golden);
    JsonNode actual = kwargs == null ? golden.nullNode() : JSON.readTree(Json.bytes(kwargs));
    if ("write".equals(System.getProperty("golden"))) {
      golden.set("kwargs", actual);
      Files.writeString(file, JSON.writeValueAsString(golden) + "\n");
    }
    assertThat(actual).isEqualTo(golden.get("kwargs"));
    assertThat(golden.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("template", "metadata", "kwargs");
    assertThat(name(file)).isEqualTo(name(file).toLowerCase(Locale.ROOT));
  }

  private static @Nullable ObjectNode kwargs(JsonNode golden) {
    return LlmKwargs.of(golden.get("template"), Model.of(golden.get("metadata")));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.sorted().toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".json", "");
  }
}
