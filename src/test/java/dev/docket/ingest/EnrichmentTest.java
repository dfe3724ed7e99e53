package dev.docket.ingest;

import static dev.docket.ingest.Bodies.invalidAt;
import static dev.docket.ingest.Bodies.json;
import static dev.docket.ingest.Bodies.node;
import static dev.docket.ingest.Bodies.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.problem.Problem;
import dev.docket.requests.PromptLink;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.RequestPatch.EditTags;
import dev.docket.requests.RequestPatch.JoinGroup;
import dev.docket.requests.RequestPatch.LinkPrompt;
import dev.docket.requests.RequestPatch.PutMetadata;
import dev.docket.requests.RequestPatch.PutScore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnrichmentTest {

  @Test
  void metadata_is_taken_as_given_with_nulls() {
    Enrichment read =
        Enrichment.metadata(
            json("{'request_id': 7, 'metadata': {'a': 'x', 'n': 5, 'gone': null}}"));
    assertThat(read.request()).isEqualTo(new RequestId(7));
    assertThat(((PutMetadata) read.patch()).values())
        .containsOnlyKeys("a", "n", "gone")
        .containsEntry("n", node("5"))
        .containsEntry("gone", node("null"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "'7'", "'0007'"})
  void request_ids_are_numbers_or_decimal_strings(String id) {
    assertThat(Enrichment.metadata(json("{'request_id': " + id + ", 'metadata': {}}")).request())
        .isEqualTo(new RequestId(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"true", "1.5", "7.0", "'x'", "-1", "0", "null", "[7]", "9007199254740993"})
  void what_cannot_be_a_request_id_is_refused(String id) {
    assertThat(
            problemOf(
                () -> Enrichment.metadata(json("{'request_id': " + id + ", 'metadata': {}}"))))
        .isInstanceOf(Problem.Refused.class);
  }

  @Test
  void a_metadata_array_is_refused_and_a_text_is_invalid() {
    assertThat(problemOf(() -> Enrichment.metadata(json("{'request_id': 1, 'metadata': ['x']}"))))
        .isInstanceOf(Problem.Refused.class);
    assertThat(invalidAt(() -> Enrichment.metadata(json("{'request_id': 1, 'metadata': 'x'}"))))
        .isEqualTo("/metadata");
    assertThat(invalidAt(() -> Enrichment.metadata(json("{'request_id': 1}"))))
        .isEqualTo("/metadata");
    assertThat(invalidAt(() -> Enrichment.metadata(node("[1]")))).isEmpty();
  }

  @Test
  void a_long_metadata_key_is_invalid() {
    String body = "{'request_id': 1, 'metadata': {'%s': 1}}";
    assertThat(invalidAt(() -> Enrichment.metadata(json(body.formatted("k".repeat(1025))))))
        .isEqualTo("/metadata");
    Enrichment.metadata(json(body.formatted("\uD83D\uDE00".repeat(1024))));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "100, 100", "5.5, 6", "5.4, 5", "85.0, 85"})
  void fractional_scores_are_rounded(String given, int expected) {
    assertThat(score("{'request_id': 1, 'score': %s}".formatted(given)))
        .isEqualTo(new PutScore("default", expected, Bodies.NOW));
  }

  @Test
  void scores_have_names_and_null_removes() {
    assertThat(score("{'request_id': 1, 'score': null, 'name': 'quality'}"))
        .isEqualTo(new PutScore("quality", null, Bodies.NOW));
    assertThat(score("{'request_id': 1, 'score': 3, 'name': null}"))
        .isEqualTo(new PutScore("default", 3, Bodies.NOW));
  }

  @Test
  void a_boolean_score_is_refused_and_others_are_invalid() {
    assertThat(problemOf(() -> score("{'request_id': 1, 'score': true}")))
        .isInstanceOf(Problem.Refused.class);
    for (String score : List.of("101", "-1", "100.2", "'5'", "1e999999999", "{}")) {
      assertThat(invalidAt(() -> score("{'request_id': 1, 'score': %s}".formatted(score))))
          .isEqualTo("/score");
    }
    assertThat(invalidAt(() -> score("{'request_id': 1}"))).isEqualTo("/score");
  }

  @Test
  void a_prompt_is_stored_as_given_with_a_warning() {
    Enrichment read =
        prompt("{'request_id': 1, 'prompt_name': 'p', 'prompt_input_variables': {'x': 1}}");
    assertThat(read.patch())
        .isEqualTo(new LinkPrompt(new PromptLink("p", null, null, null), json("{'x': 1}"), null));
    assertThat(read.warnings()).singleElement().extracting("pointer").isEqualTo("/prompt_name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "'version': 2, 'label': null | 2 | -",
        "'version': '2' | 2 | -",
        "'version': null, 'label': 'prod' | - | prod",
        "'version': 2, 'label': 'prod' | - | prod"
      })
  void a_label_wins_over_a_version(String given, @Nullable Long version, @Nullable String label) {
    assertThat(linkOf(prompt("{'request_id': 1, 'prompt_name': 'p', " + given + "}")))
        .isEqualTo(new PromptLink("p", null, version, label));
  }

  @Test
  void wrong_versions_and_variables_are_named() {
    assertThat(problemOf(() -> prompt("{'request_id': 1, 'prompt_name': 'p', 'version': 'x'}")))
        .isInstanceOf(Problem.Refused.class);
    assertThat(invalidAt(() -> prompt("{'request_id': 1}"))).isEqualTo("/prompt_name");
    assertThat(
            invalidAt(() ->
                prompt("{'request_id': 1, 'prompt_name': 'p', 'prompt_input_variables': 'x'}")))
        .isEqualTo("/prompt_input_variables");
  }

  @Test
  void the_python_async_clients_shifted_arguments_are_put_back() {
    Enrichment read =
        prompt(
            """
            {'request_id': true, 'prompt_name': 11, 'prompt_input_variables': 'tname',
             'version': {'x': 1}, 'label': 2}
            """);
    assertThat(read.request()).isEqualTo(new RequestId(11));
    assertThat(read.patch())
        .isEqualTo(new LinkPrompt(new PromptLink("tname", null, 2L, null), json("{'x': 1}"), null));
  }

  @Test
  void shifted_arguments_without_a_version_are_refused() {
    assertThat(
            problemOf(() ->
                prompt(
                    """
                    {'request_id': true, 'prompt_name': 11, 'prompt_input_variables': 'tname',
                     'version': {'x': 1}, 'label': null}
                    """)))
        .isInstanceOf(Problem.Refused.class);
  }

  @Test
  void groups_are_ids() {
    assertThat(Enrichment.group(json("{'request_id': '3', 'group_id': 9}")).patch())
        .isEqualTo(new JoinGroup(9));
    assertThat(problemOf(() -> Enrichment.group(json("{'request_id': 3, 'group_id': true}"))))
        .isInstanceOf(Problem.Refused.class);
  }

  @Test
  void tags_are_added_and_removed_each_once() {
    assertThat(
            Enrichment.tags(json("{'request_id': 3, 'add': ['a', 'b', 'a'], 'remove': ['c']}"))
                .patch())
        .isEqualTo(new EditTags(List.of("a", "b"), List.of("c")));
  }

  @Test
  void tags_say_what_is_wrong() {
    assertThat(invalidAt(() -> tags("{'request_id': 3}"))).isEmpty();
    assertThat(invalidAt(() -> tags("{'request_id': 3, 'add': 'a'}"))).isEqualTo("/add");
    assertThat(invalidAt(() -> tags("{'request_id': 3, 'add': ['a', 1]}"))).isEqualTo("/add/1");
    assertThat(invalidAt(() -> tags("{'request_id': 3, 'add': ['']}"))).isEqualTo("/add/0");
    Problem problem = problemOf(() -> tags("{'request_id': 3, 'removed': ['a']}"));
    assertThat(problem.message()).contains("/removed", "did you mean remove?");
  }

  private static RequestPatch score(String body) {
    return Enrichment.score(json(body), Bodies.NOW).patch();
  }

  private static Enrichment prompt(String body) {
    return Enrichment.prompt(json(body), PromptLinks.UNLINKED);
  }

  private static Enrichment tags(String body) {
    return Enrichment.tags(json(body));
  }

  private static PromptLink linkOf(Enrichment read) {
    return ((LinkPrompt) read.patch()).prompt();
  }
}
