package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.json.Json;
import dev.docket.opensearch.prompts.StoredPrompts;
import dev.docket.prompts.Prompt;
import dev.docket.prompts.PromptQuery;
import dev.docket.prompts.PromptStore;
import dev.docket.prompts.PromptVersion;
import dev.docket.prompts.Prompts;
import dev.docket.prompts.Publications;
import dev.docket.prompts.Publishing;
import dev.docket.prompts.Wanted;
import dev.docket.requests.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Prompt templates and their versions.
abstract class PromptsContract {

  private static final int AT_ONCE = 20;

  private final OpenStore store;
  private final PromptStore stored;
  private final Publishing publishing;

  PromptsContract(OpenStore store) {
    this.store = store;
    this.stored = new StoredPrompts(store.engine, store.layout.promptsIndex());
    this.publishing = Publications.to(stored);
  }

  private Publishing.Published publish(
      WorkspaceId workspace, String name, String text, String... labels) {
    return publishing.publish(workspace, Publications.chat(name, text, labels));
  }

  @Test
  void a_name_that_many_publish_at_once_has_a_version_of_each() throws Exception {
    WorkspaceId workspace = store.workspace();
    List<Callable<PromptVersion>> all = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      String text = "text " + i;
      String label = "label " + i;
      all.add(() -> publish(workspace, "same", text, label, "shared").version());
    }
    List<PromptVersion> versions = new ArrayList<>();
    try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<PromptVersion> each : people.invokeAll(all)) {
        versions.add(each.get());
      }
    }
    assertThat(versions)
        .extracting(PromptVersion::number)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, AT_ONCE).boxed().toList());
    Prompt prompt = stored.read(workspace, "same").orElseThrow().prompt();
    assertThat(prompt.latest()).isEqualTo(AT_ONCE);
    assertThat(prompt.labels()).hasSize(AT_ONCE + 1);
    for (PromptVersion version : versions) {
      assertThat(version.promptId()).isEqualTo(prompt.id());
      assertThat(stored.version(workspace, "same", version.number())).contains(version);
    }
  }

  @Test
  void a_template_that_somebody_has_changed_is_not_replaced() {
    WorkspaceId workspace = store.workspace();
    publish(workspace, "p", "a");
    PromptStore.Held seen = stored.read(workspace, "p").orElseThrow();
    assertThat(stored.replace(workspace, seen, seen.prompt())).isTrue();
    assertThat(stored.replace(workspace, seen, seen.prompt())).isFalse();
    assertThat(stored.create(workspace, seen.prompt())).isFalse();
  }

  @Test
  void a_version_is_created_once() {
    WorkspaceId workspace = store.workspace();
    PromptVersion version = publish(workspace, "p", "a").version();
    assertThat(stored.create(workspace, version)).isFalse();
  }

  @Test
  void everything_comes_back_as_it_was_published() {
    WorkspaceId workspace = store.workspace();
    var body =
        Json.parse(
            """
            {"prompt_template": {"prompt_name": "whole", "tags": ["t"], "external_ids": [{"a": 1.50}]},
             "prompt_version": {"commit_message": "why", "metadata": {"a.b": {"": 1e400}},
               "prompt_template": {"type": "completion", "content": [], "x": ["\\ud800", "\\u0000"]}},
             "release_labels": ["l"]}
            """);
    Publishing.Published published = publishing.publish(workspace, body);
    assertThat(stored.read(workspace, "whole").orElseThrow().prompt())
        .isEqualTo(published.prompt());
    assertThat(stored.version(workspace, "whole", 1)).contains(published.version());
    assertThat(published.version().content().template())
        .isEqualTo(body.at("/prompt_version/prompt_template"));
    assertThat(published.prompt().externalIds())
        .isEqualTo(body.at("/prompt_template/external_ids"));
  }

  @Test
  void odd_names_are_names_and_none_is_another() {
    WorkspaceId workspace = store.workspace();
    List<String> names = new ArrayList<>();
    for (String text : OddTexts.keys()) {
      if (!text.isEmpty() && text.codePointCount(0, text.length()) <= 512) {
        names.add(text);
      }
    }
    names.forEach(name -> publish(workspace, name, "text of " + name));
    Prompts prompts = new Prompts(stored);
    for (String name : names) {
      Prompts.Found found = prompts.find(workspace, name, Wanted.NEWEST);
      assertThat(found.prompt().name()).isEqualTo(name);
      assertThat(found.version().number()).isEqualTo(1);
      assertThat(stored.nameOf(workspace, found.prompt().id())).contains(name);
    }
  }

  @Test
  void lists_are_of_the_workspace_and_the_last_published_comes_first() {
    WorkspaceId workspace = store.workspace();
    publish(workspace, "One/Äpfel*", "a", "production");
    publish(workspace, "two", "b");
    publish(workspace, "three", "c");
    publish(workspace, "two", "d", "production");
    publish(store.workspace(), "theirs", "e");
    assertThat(listed(workspace, "{}")).containsExactly("two", "three", "One/Äpfel*");
    assertThat(listed(workspace, "{\"label\": \"production\"}"))
        .containsExactly("two", "One/Äpfel*");
    assertThat(listed(workspace, "{\"name\": \"äPFEL*\"}")).containsExactly("One/Äpfel*");
    assertThat(listed(workspace, "{\"name\": \"w*o\"}")).isEmpty();
    assertThat(listed(workspace, "{\"name\": \"T\"}")).containsExactly("two", "three");
    assertThat(listed(workspace, "{\"page\": 2, \"per_page\": 2}")).containsExactly("One/Äpfel*");
    assertThat(listed(workspace, "{\"status\": \"deleted\"}")).isEmpty();
    assertThat(listed(workspace, "{\"tags\": [\"t\"]}")).isEmpty();
  }

  private List<String> listed(WorkspaceId workspace, String query) {
    return new Prompts(stored)
        .list(workspace, PromptQuery.of(Json.parse(query))).items().stream()
            .map(item -> item.prompt().name())
            .toList();
  }

  @Test
  void nobody_sees_another_workspaces_templates() {
    WorkspaceId theirs = store.workspace();
    Publishing.Published published = publish(theirs, "p", "a", "l");
    WorkspaceId ours = store.workspace();
    assertThat(stored.read(ours, "p")).isEmpty();
    assertThat(stored.version(ours, "p", 1)).isEmpty();
    assertThat(stored.nameOf(ours, published.prompt().id())).isEmpty();
    long label = published.prompt().label("l").orElseThrow().id();
    assertThat(stored.nameOfLabel(ours, label)).isEmpty();
    assertThat(stored.nameOfLabel(theirs, label)).contains("p");
  }
}
