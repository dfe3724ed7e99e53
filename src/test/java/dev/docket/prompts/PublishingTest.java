package dev.docket.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import dev.docket.testkit.MemoryPrompts;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PublishingTest {

  private static final WorkspaceId WORKSPACE = new WorkspaceId(1);

  private final MemoryPrompts store = new MemoryPrompts();
  private final Publishing publishing = Publications.to(store);

  private Publishing.Published publish(String text, String... labels) {
    return publishing.publish(WORKSPACE, Publications.chat("p", text, labels));
  }

  private Prompt prompt() {
    return store.read(WORKSPACE, "p").orElseThrow().prompt();
  }

  @Test
  void versions_count_from_one_and_the_template_keeps_its_id() {
    Publishing.Published first = publish("a");
    Publishing.Published second = publish("b");
    assertThat(first.version().number()).isEqualTo(1);
    assertThat(second.version().number()).isEqualTo(2);
    assertThat(second.prompt().id()).isEqualTo(first.prompt().id());
    assertThat(second.version().id()).isNotEqualTo(first.version().id());
    assertThat(prompt().latest()).isEqualTo(2);
  }

  @Test
  void labels_are_created_and_moved_with_their_ids() {
    publish("a", "production", "staging");
    List<ReleaseLabel> before = prompt().labels();
    publish("b", "production");
    assertThat(prompt().label("production").orElseThrow())
        .isEqualTo(new ReleaseLabel(before.get(0).id(), "production", 2));
    assertThat(prompt().label("staging").orElseThrow())
        .isEqualTo(new ReleaseLabel(before.get(1).id(), "staging", 1));
  }

  @Test
  void who_comes_in_between_makes_a_version_of_his_own_and_nothing_is_lost() {
    publish("a", "old");
    AtomicBoolean first = new AtomicBoolean(true);
    store.beforeReplace =
        () -> {
          if (first.getAndSet(false)) {
            assertThat(publish("between", "theirs").version().number()).isEqualTo(3);
          }
        };
    Publishing.Published published = publish("mine", "ours");
    assertThat(published.version().number()).isEqualTo(2);
    assertThat(prompt().latest()).isEqualTo(3);
    assertThat(prompt().labels())
        .extracting(ReleaseLabel::name, ReleaseLabel::version)
        .containsExactlyInAnyOrder(tuple("old", 1L), tuple("theirs", 3L), tuple("ours", 2L));
  }

  @Test
  void a_server_that_died_in_between_leaves_a_version_that_nobody_sees_until_the_next_is_there() {
    publish("a");
    Prompts prompts = new Prompts(store);
    store.create(
        WORKSPACE,
        new PromptVersion(
            prompt().id(),
            "p",
            2,
            99,
            new VersionContent(Json.object().put("type", "chat"), null, null),
            Instant.EPOCH));
    assertThatThrownBy(() -> prompts.find(WORKSPACE, "p", new Wanted(2L, null)))
        .hasMessage("\"p\" has no version 2.");
    assertThat(prompts.find(WORKSPACE, "p", Wanted.NEWEST).version().number()).isEqualTo(1);
    assertThat(publish("c").version().number()).isEqualTo(3);
    assertThat(prompts.find(WORKSPACE, "p", Wanted.NEWEST).version().number()).isEqualTo(3);
  }

  @Test
  void a_template_whose_first_version_was_never_finished_is_not_there() {
    store.beforeReplace =
        () -> {
          throw ProblemException.unavailable("away", 1);
        };
    assertThatThrownBy(() -> publish("a")).hasMessage("away");
    Prompts prompts = new Prompts(store);
    assertThat(prompts.ifKnown(WORKSPACE, "p")).isEmpty();
    store.beforeReplace = () -> {};
    assertThat(publish("b").version().number()).isEqualTo(2);
  }

  @Test
  void a_name_of_digits_comes_before_an_id() {
    String id = Long.toString(publish("a").prompt().id());
    Prompts prompts = new Prompts(store);
    assertThat(prompts.prompt(WORKSPACE, id).name()).isEqualTo("p");
    publishing.publish(WORKSPACE, Publications.chat(id, "b"));
    assertThat(prompts.prompt(WORKSPACE, id).name()).isEqualTo(id);
  }

  @Test
  void a_label_too_many_is_refused_before_anything_is_written() {
    String[] labels = new String[PromptLimits.LABELS];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = "label " + i;
    }
    publish("a", labels);
    assertThatThrownBy(() -> publish("b", "one more")).hasMessageContaining("100");
    assertThat(store.version(WORKSPACE, "p", 2)).isEmpty();
    assertThat(publish("c", "label 7").version().number()).isEqualTo(2);
  }

  /// Each fault of a body, and the pointer to it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "[] | ##",
        "{} | /prompt_template",
        "{'prompt_template': {}} | /prompt_version",
        "{'prompt_template': {}, 'prompt_version': {}} | /prompt_template/prompt_name",
        "{'prompt_template': {'prompt_name': ''}, 'prompt_version': {}} | /prompt_template/prompt_name",
        "{'prompt_template': {'prompt_name': 7}, 'prompt_version': {}} | /prompt_template/prompt_name",
        "{'prompt_template': {'prompt_name': 'p'}, 'prompt_version': {}} | /prompt_version/prompt_template",
        "{'prompt_template': {'prompt_name': 'p'}, 'prompt_version': {'prompt_template': {}}} | /prompt_version/prompt_template/type",
        "{'prompt_template': {'prompt_name': 'p'}, 'prompt_version': {'prompt_template': {'type': 'chat'}}} | /prompt_version/prompt_template/messages",
        "{'prompt_template': {'prompt_name': 'p'}, 'prompt_version': {'prompt_template': {'type': 'completion'}}} | /prompt_version/prompt_template/content",
        "{'prompt_template': {'prompt_name': 'p'}, 'prompt_version': {'prompt_template': {'type': 'chat', 'messages': [{}]}}} | /prompt_version/prompt_template/messages/0/role",
        "{'prompt_template': {'prompt_name': 'p'}, 'prompt_version': {'prompt_template': {'type': 'chat', 'messages': [{'role': 'user', 'content': 'hi'}]}}} | /prompt_version/prompt_template/messages/0/content",
        "{'prompt_template': {'prompt_name': 'p'}, 'prompt_version': {'prompt_template': {'type': 'chat', 'messages': [{'role': 'user', 'content': [{'type': 'text'}]}]}}} | /prompt_version/prompt_template/messages/0/content/0/text",
        "{'prompt_template': {'prompt_name': 'p'}, 'prompt_version': {'prompt_template': {'type': 'chat', 'messages': [{'role': 'user', 'template_format': 'mustache'}]}}} | /prompt_version/prompt_template/messages/0/template_format",
        "{'prompt_template': {'prompt_name': 'p'}, 'prompt_version': {'prompt_template': {'type': 'chat', 'messages': []}, 'metadata': []}} | /prompt_version/metadata",
        "{'prompt_template': {'prompt_name': 'p'}, 'prompt_version': {'prompt_template': {'type': 'chat', 'messages': []}, 'metadata': {'model': {'name': 'm'}}}} | /prompt_version/metadata/model/provider",
        "{'prompt_template': {'prompt_name': 'p', 'tags': [1]}, 'prompt_version': {'prompt_template': {'type': 'chat', 'messages': []}}} | /prompt_template/tags/0",
        "{'prompt_template': {'prompt_name': 'p', 'external_ids': 1}, 'prompt_version': {'prompt_template': {'type': 'chat', 'messages': []}}} | /prompt_template/external_ids",
        "{'prompt_template': {'prompt_name': 'p'}, 'prompt_version': {'prompt_template': {'type': 'chat', 'messages': []}}, 'release_labels': ['']} | /release_labels/0",
      })
  void every_fault_is_refused_with_a_pointer(String body, String pointer) {
    assertThatThrownBy(() -> publishing.publish(WORKSPACE, Publications.json(body)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem())
                    .isInstanceOfSatisfying(
                        Problem.Refused.class,
                        refused -> assertThat(refused.pointer()).isEqualTo(pointer)));
    assertThat(store.read(WORKSPACE, "p")).isEmpty();
  }

  @Test
  void what_is_too_long_is_refused() {
    var long72 = Publications.chat("p", "a");
    ((ObjectNode) long72.get("prompt_version")).put("commit_message", "m".repeat(73));
    assertThatThrownBy(() -> publishing.publish(WORKSPACE, long72)).hasMessageContaining("72");
    assertThatThrownBy(() -> publishing.publish(WORKSPACE, Publications.chat("n".repeat(513), "a")))
        .hasMessageContaining("512");
    assertThatThrownBy(() -> publish("x".repeat(PromptLimits.TEMPLATE_BYTES)))
        .hasMessageContaining("1,048,576 bytes");
    assertThat(publish("x".repeat(PromptLimits.TEMPLATE_BYTES - 200)).version().number())
        .isEqualTo(1);
  }

  /// What a change does to a chat of two messages, and to its model.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{'messages': {'1': {'content': []}}} | /template/messages/1 | {'role': 'user', 'content': []}",
        "{'messages': {'1': {'name': 'n'}}} | /template/messages/0/role | 'system'",
        "{'messages': []} | /template/messages | []",
        "{'tools': [{'type': 'function'}]} | /template/tools/0/type | 'function'",
        "{'tool_choice': 'auto'} | /template/tool_choice | 'auto'",
        "{'model_parameters': {'top_p': 1}} | /metadata/model/parameters | {'temperature': 0, 'top_p': 1}",
        "{'response_format': {'type': 'json_object'}} | /metadata/model/parameters/response_format/type | 'json_object'",
      })
  void a_patch_is_a_version_with_changes(String patch, String pointer, String expected) {
    PromptVersion base = base();
    PromptVersion patched = publishing.patch(WORKSPACE, base, Publications.json(patch)).version();
    assertThat(patched.number()).isEqualTo(2);
    var content = Json.object();
    content.set("template", patched.content().template());
    content.set("metadata", patched.content().metadata());
    assertThat(content.at(pointer)).isEqualTo(Publications.json(expected));
    assertThat(base.content().template()).isEqualTo(base().content().template());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{'messages': {'2': {}}} | /messages/2",
        "{'messages': {'-1': {}}} | /messages/-1",
        "{'messages': {'0': 1}} | /messages/0",
        "{'messages': 1} | /messages",
        "{'messages': null} | /messages",
        "{'content': []} | /content",
        "{'model_parameters': 1} | /model_parameters",
        "{'model_parameters': {'response_format': {}}, 'response_format': {}} | /response_format",
        "{'messages': {'0': {'role': 'nobody'}}} | /prompt_template/messages/0/role",
      })
  void a_patch_that_does_not_fit_is_refused(String patch, String pointer) {
    PromptVersion base = base();
    assertThatThrownBy(() -> publishing.patch(WORKSPACE, base, Publications.json(patch)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem())
                    .isInstanceOfSatisfying(
                        Problem.Refused.class,
                        refused -> assertThat(refused.pointer()).isEqualTo(pointer)));
    assertThat(store.version(WORKSPACE, "p", 2)).isEmpty();
  }

  private PromptVersion base() {
    MemoryPrompts other = store.version(WORKSPACE, "p", 1).isEmpty() ? store : new MemoryPrompts();
    return Publications.to(other)
        .publish(
            WORKSPACE,
            Publications.json(
                """
                {'prompt_template': {'prompt_name': 'p'},
                 'prompt_version': {
                   'prompt_template': {'type': 'chat', 'messages': [
                     {'role': 'system', 'content': []},
                     {'role': 'user', 'content': [{'type': 'text', 'text': 'hi'}]}]},
                   'metadata': {'model':
                     {'provider': 'openai', 'name': 'm', 'parameters': {'temperature': 0}}}}}
                """))
        .version();
  }
}
