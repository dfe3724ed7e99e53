package dev.docket.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import org.junit.jupiter.api.Test;

class SecretsTest {

  @Test
  void keys_are_masked_in_any_spelling_and_place() {
    JsonNode masked =
        Secrets.mask(
            Bodies.node(
                """
                {'apiKey': 's1', 'API_KEY': 's2', 'aws_access_key': 's3', 'aws_secret_key': 's4',
                 'aws_session_token': 's5', 'awsSecretAccessKey': 's6',
                 'extra_headers': {'Authorization': 'Bearer s7', 'x-api-key': 's8', 'X-Trace': 'ok'},
                 'config': {'http_options': {'headers': {'x-goog-api-key': 's9'}}}}
                """));
    assertThat(Json.text(masked)).doesNotContainPattern("s[1-9]").contains("X-Trace", "ok");
    assertThat(masked.path("apiKey").textValue()).isEqualTo(Secrets.MASK);
  }

  @Test
  void positional_arguments_are_masked() {
    assertThat(Json.text(Secrets.mask(Bodies.node("['gpt-4', {'api_key': 's1'}, ['api_key']]"))))
        .doesNotContain("s1")
        .contains("gpt-4");
  }

  @Test
  void what_is_no_secret_stays_the_same_tree() {
    JsonNode kwargs =
        Bodies.node(
            """
            {'max_tokens': 5, 'api_key': null, 'messages': [{'content': {'api_key': 'words'}}],
             'response_format': {'schema': {'properties': {'api_key': {'type': 'string'}}}}}
            """);
    assertThat(Secrets.mask(kwargs)).isSameAs(kwargs);
  }

  @Test
  void the_callers_tree_is_not_changed() {
    JsonNode kwargs = Bodies.node("{'nested': {'api_key': 's1'}}");
    Secrets.mask(kwargs);
    assertThat(kwargs.path("nested").path("api_key").textValue()).isEqualTo("s1");
  }
}
