package dev.docket.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.docket.ingest.PromptLinks;
import dev.docket.problem.ProblemException;
import dev.docket.prompts.PromptCache;
import dev.docket.prompts.PromptLinking;
import dev.docket.prompts.PromptStore;
import dev.docket.prompts.Publications;
import dev.docket.requests.PromptLink;
import dev.docket.requests.WorkspaceId;
import dev.docket.testkit.MemoryPrompts;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What becomes of the prompt that a log names.
final class LinkedPromptsTest {

  private static final WorkspaceId WORKSPACE = new WorkspaceId(1);
  private static final PromptLink GIVEN = new PromptLink("p", null, 1L, null);

  private static PromptLinks links(PromptStore store) {
    Ticker ticker = Ticker.systemTicker();
    return new LinkedPrompts(new PromptLinking(new PromptCache(store, ticker), ticker), WORKSPACE);
  }

  @Test
  void a_known_version_is_linked_without_a_word() {
    MemoryPrompts store = new MemoryPrompts();
    long id =
        Publications.to(store).publish(WORKSPACE, Publications.chat("p", "{a}")).prompt().id();
    assertThat(links(store).resolve(GIVEN))
        .isEqualTo(new PromptLinks.Resolved(new PromptLink("p", id, 1L, null), Set.of("a"), null));
  }

  @Test
  void an_unknown_one_is_stored_as_given() {
    assertThat(links(new MemoryPrompts()).resolve(GIVEN))
        .isEqualTo(
            new PromptLinks.Resolved(
                GIVEN, null, "no such prompt is known; stored as given, unlinked"));
  }

  @Test
  void an_engine_that_does_not_answer_costs_no_log() {
    costsNoLog(ProblemException.unavailable("away", 1));
  }

  @Test
  void a_stored_prompt_that_cannot_be_read_costs_no_log() {
    costsNoLog(new IllegalArgumentException("not a document"));
  }

  private static void costsNoLog(RuntimeException failure) {
    PromptStore away =
        (PromptStore)
            Proxy.newProxyInstance(
                LinkedPromptsTest.class.getClassLoader(),
                new Class<?>[] {PromptStore.class},
                (_, _, _) -> {
                  throw failure;
                });
    assertThat(links(away).resolve(GIVEN))
        .isEqualTo(
            new PromptLinks.Resolved(
                GIVEN, null, "the prompts cannot be read right now; stored as given, unlinked"));
  }
}
