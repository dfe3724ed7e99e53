package dev.docket.prompts.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {

  private static Model model(String json) {
    return Objects.requireNonNull(Model.of(Json.parse("{\"model\":" + json + "}")));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "openai, null, chat-completions",
        "openai, '\"\"', chat-completions",
        "openai, '\"chat.completions\"', chat-completions",
        "openai, '\"chat-completions\"', chat-completions",
        "openai, '\"responses\"', responses",
        "openai, '\"images\"', images",
        "openai, '\"embeddings\"', chat-completions",
        "openai, 7, chat-completions",
        "openai.azure, null, chat-completions",
        "openai.azure, '\"responses\"', responses",
        "anthropic, '\"responses\"', null",
        "openrouter, '\"chat-completions\"', null"
      })
  void the_api_is_in_the_words_of_the_sdks(String provider, String given, String expected) {
    Model model =
        model("{\"provider\":\"%s\",\"name\":\"m\",\"api_type\":%s}".formatted(provider, given));

    assertThat(model.apiType()).isEqualTo(expected);
    assertThat(model.toJson().get("api_type").textValue()).isEqualTo(expected);
  }

  @Test
  void a_reply_names_everything_that_was_not_said() {
    JsonNode json = model("{\"provider\":\"openai\",\"name\":\"gpt-4o\"}").toJson();

    assertThat(json)
        .isEqualTo(
            Json.parse(
                """
                {"provider":"openai","name":"gpt-4o","parameters":{},"api_type":"chat-completions",
                 "model_config_display_name":null,"base_model":null,"display_params":{}}
                """));
  }

  @Test
  void what_else_was_said_of_it_comes_back() {
    String given =
        """
        {"provider":"google","name":"gemini","parameters":{"a":1},"api_type":null,
         "model_config_display_name":"Fast","base_model":"b","display_params":{"a":"1"},"x":[1]}
        """;

    assertThat(model(given).toJson()).isEqualTo(Json.parse(given));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"model\":null}",
        "{\"model\":\"gpt\"}",
        "{\"model\":{\"provider\":\"openai\"}}",
        "{\"model\":{\"provider\":\"\",\"name\":\"gpt\"}}",
        "{\"model\":{\"name\":\"gpt\",\"provider\":null}}"
      })
  void metadata_without_a_provider_and_a_name_has_no_model(String metadata) {
    assertThat(Model.of(Json.parse(metadata))).isNull();
  }

  @Test
  void another_name_is_not_undone_by_a_parameter() {
    Model model =
        model(
            "{\"provider\":\"openai\",\"name\":\"a\",\"parameters\":{\"model\":\"b\",\"seed\":1}}");

    assertThat(model.withName("c").parameters()).isEqualTo(Json.parse("{\"seed\":1}"));
    assertThat(model.parameters().get("model").textValue()).isEqualTo("b");
  }

  @Test
  void another_provider_has_its_own_api() {
    Model model = model("{\"provider\":\"openai\",\"name\":\"gpt\",\"api_type\":\"responses\"}");

    assertThat(model.withProvider("anthropic").toJson().get("api_type").isNull()).isTrue();
  }

  @Test
  void the_metadata_around_it_stays() {
    JsonNode metadata =
        Json.parse("{\"team\":\"a\",\"model\":{\"provider\":\"p\",\"name\":\"n\"}}");

    ObjectNode whole =
        model("{\"provider\":\"p\",\"name\":\"n\"}")
            .withParameters(Json.object().put("a", 1))
            .in(metadata);

    assertThat(whole.get("team").textValue()).isEqualTo("a");
    assertThat(whole.at("/model/parameters/a").intValue()).isEqualTo(1);
    assertThat(metadata.at("/model/parameters").isMissingNode()).isTrue();
  }
}
