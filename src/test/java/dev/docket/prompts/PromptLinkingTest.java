package dev.docket.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.docket.requests.PromptLink;
import dev.docket.requests.WorkspaceId;
import dev.docket.testkit.MemoryPrompts;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PromptLinkingTest {

  private static final WorkspaceId WORKSPACE = new WorkspaceId(1);

  private final MemoryPrompts store = new MemoryPrompts();
  private final AtomicLong nanos = new AtomicLong();
  private final Ticker ticker = nanos::get;
  private final PromptCache cache = new PromptCache(store, ticker);
  private final Publishing publishing = Publications.to(cache);
  private final PromptLinking linking = new PromptLinking(cache, ticker);

  private void aMomentPasses() {
    nanos.addAndGet(PromptCache.MOMENT.toNanos() + 1);
  }

  private long publish(String name, String text, String... labels) {
    return publishing.publish(WORKSPACE, Publications.chat(name, text, labels)).prompt().id();
  }

  private PromptLinking.Answer find(
      @Nullable String name, @Nullable Long id, @Nullable Long version, @Nullable String label) {
    return linking.find(WORKSPACE, new PromptLink(name, id, version, label));
  }

  private static PromptLinking.Answer linked(
      String name, Long id, long version, @Nullable String label, String... variables) {
    return new PromptLinking.Answer.Linked(
        new PromptLink(name, id, version, label), Set.of(variables));
  }

  @Test
  void a_name_or_an_id_alone_is_the_newest_version() {
    long id = publish("p", "{a}");
    publish("p", "{b}");
    assertThat(find("p", null, null, null)).isEqualTo(linked("p", id, 2, null, "b"));
    assertThat(find(null, id, null, null)).isEqualTo(linked("p", id, 2, null, "b"));
  }

  @Test
  void a_label_leads_to_the_version_that_it_is_on_and_a_version_counts_more() {
    long id = publish("p", "{a}", "old");
    publish("p", "{b}", "new");
    assertThat(find("p", null, null, "old")).isEqualTo(linked("p", id, 1, "old", "a"));
    assertThat(find("p", null, 2L, "old")).isEqualTo(linked("p", id, 2, "old", "b"));
  }

  @Test
  void what_is_unknown_says_why() {
    long id = publish("p", "{a}");
    assertThat(find("q", null, null, null)).isEqualTo(unknown("no such prompt is known"));
    assertThat(find(null, id + 1, null, null)).isEqualTo(unknown("no such prompt is known"));
    assertThat(find(null, null, 1L, null)).isEqualTo(unknown("no such prompt is known"));
    assertThat(find("p", null, 2L, null)).isEqualTo(unknown("the prompt has no version 2"));
    assertThat(find("p", null, null, "x"))
        .isEqualTo(unknown("the prompt has no release label \"x\""));
    assertThat(find("p", id + 1, 1L, null))
        .isEqualTo(unknown("the prompt of this name has another id"));
    assertThat(linking.find(new WorkspaceId(2), new PromptLink("p", null, null, null)))
        .isEqualTo(unknown("no such prompt is known"));
    assertThat(linking.find(new WorkspaceId(2), new PromptLink(null, id, 1L, null)))
        .isEqualTo(unknown("no such prompt is known"));
  }

  private static PromptLinking.Answer unknown(String why) {
    return new PromptLinking.Answer.Unknown(why);
  }

  @Test
  void a_version_that_was_seen_is_never_read_again() {
    long id = publish("p", "{a}");
    find("p", null, 1L, null);
    find(null, id, 1L, null);
    int before = store.reads;
    aMomentPasses();
    for (int i = 0; i < 1_000; i++) {
      assertThat(find("p", null, 1L, null)).isEqualTo(linked("p", id, 1, null, "a"));
      assertThat(find(null, id, 1L, null)).isEqualTo(linked("p", id, 1, null, "a"));
    }
    assertThat(store.reads).isEqualTo(before);
  }

  @Test
  void names_are_read_once_in_a_moment_known_or_not() {
    publish("p", "{a}");
    int before = store.reads;
    for (int i = 0; i < 100; i++) {
      find("p", null, null, null);
      find("p", null, 7L, null);
      find("unknown", null, null, null);
    }
    // The known one, once more for its version 7, and the unknown one.
    assertThat(store.reads).isEqualTo(before + 3);
  }

  @Test
  void what_is_published_here_counts_at_once() {
    assertThat(find("p", null, null, null)).isEqualTo(unknown("no such prompt is known"));
    long id = publish("p", "{a}");
    assertThat(find("p", null, null, null)).isEqualTo(linked("p", id, 1, null, "a"));
    publish("p", "{b}", "production");
    assertThat(find("p", null, null, "production"))
        .isEqualTo(linked("p", id, 2, "production", "b"));
  }

  @Test
  void what_another_server_publishes_counts_after_a_moment_and_an_explicit_version_at_once() {
    long id = publish("p", "{a}");
    find("p", null, null, null);
    Publications.to(store).publish(WORKSPACE, Publications.chat("p", "{b}"));
    assertThat(find("p", null, null, null)).isEqualTo(linked("p", id, 1, null, "a"));
    assertThat(find("p", null, 2L, null)).isEqualTo(linked("p", id, 2, null, "b"));
    find("new", null, null, null);
    Publications.to(store).publish(WORKSPACE, Publications.chat("new", "x"));
    assertThat(find("new", null, null, null)).isEqualTo(unknown("no such prompt is known"));
    aMomentPasses();
    assertThat(find("new", null, null, null)).isInstanceOf(PromptLinking.Answer.Linked.class);
  }

  @Test
  void the_variables_of_snippets_count_in_their_newest_version() {
    publishing.publish(
        WORKSPACE,
        Publications.json(
            """
            {'prompt_template': {'prompt_name': 's'}, 'prompt_version': {'prompt_template':
              {'type': 'completion', 'content': [{'type': 'text', 'text': '{inner}'}]}}}
            """));
    long id = publish("p", "{outer} @@@s@@@");
    assertThat(find("p", null, 1L, null)).isEqualTo(linked("p", id, 1, null, "inner", "outer"));
    publishing.publish(
        WORKSPACE,
        Publications.json(
            """
            {'prompt_template': {'prompt_name': 's'}, 'prompt_version': {'prompt_template':
              {'type': 'completion', 'content': [{'type': 'text', 'text': '{other}'}]}}}
            """));
    aMomentPasses();
    assertThat(find("p", null, 1L, null)).isEqualTo(linked("p", id, 1, null, "other", "outer"));
  }

  @Test
  void a_snippet_within_itself_costs_no_log() {
    long id = publish("p", "{a} @@@p@@@");
    assertThat(find("p", null, null, null)).isEqualTo(linked("p", id, 1, null, "a"));
  }
}
