package dev.docket.testkit;

import dev.docket.prompts.Prompt;
import dev.docket.prompts.PromptQuery;
import dev.docket.prompts.PromptStore;
import dev.docket.prompts.PromptVersion;
import dev.docket.requests.WorkspaceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Templates in memory, and a place to come in between before each change of one.
public final class MemoryPrompts implements PromptStore {

  private record Key(WorkspaceId workspace, String name, long number) {}

  private final Map<Key, Held> heads = new HashMap<>();
  private final Map<Key, PromptVersion> versions = new HashMap<>();
  private int revisions;

  /// How often a template was read.
  public int reads;

  /// Runs before a template is replaced.
  public Runnable beforeReplace = () -> {};

  @Override
  public Optional<Held> read(WorkspaceId workspace, String name) {
    reads++;
    return Optional.ofNullable(heads.get(new Key(workspace, name, 0)));
  }

  @Override
  public boolean create(WorkspaceId workspace, Prompt prompt) {
    return heads.putIfAbsent(new Key(workspace, prompt.name(), 0), held(prompt)) == null;
  }

  @Override
  public boolean replace(WorkspaceId workspace, Held old, Prompt prompt) {
    beforeReplace.run();
    return heads.replace(new Key(workspace, prompt.name(), 0), old, held(prompt));
  }

  private Held held(Prompt prompt) {
    return new Held(prompt, Integer.toString(revisions++));
  }

  @Override
  public boolean create(WorkspaceId workspace, PromptVersion version) {
    Key key = new Key(workspace, version.name(), version.number());
    return versions.putIfAbsent(key, version) == null;
  }

  @Override
  public Optional<PromptVersion> version(WorkspaceId workspace, String name, long number) {
    return Optional.ofNullable(versions.get(new Key(workspace, name, number)));
  }

  @Override
  public List<PromptVersion> versions(
      WorkspaceId workspace, List<String> names, List<Long> numbers) {
    List<PromptVersion> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      found.add(version(workspace, names.get(i), numbers.get(i)).orElseThrow());
    }
    return found;
  }

  @Override
  public Optional<String> nameOf(WorkspaceId workspace, long promptId) {
    return name(workspace, prompt -> prompt.id() == promptId);
  }

  @Override
  public Optional<String> nameOfLabel(WorkspaceId workspace, long labelId) {
    return name(
        workspace, prompt -> prompt.labels().stream().anyMatch(label -> label.id() == labelId));
  }

  private Optional<String> name(WorkspaceId workspace, Predicate<Prompt> wanted) {
    return heads.entrySet().stream()
        .filter(entry -> entry.getKey().workspace().equals(workspace))
        .map(entry -> entry.getValue().prompt())
        .filter(prompt -> prompt.latest() > 0)
        .filter(wanted)
        .map(Prompt::name)
        .findFirst();
  }

  @Override
  public Found list(WorkspaceId workspace, PromptQuery query) {
    List<Prompt> all =
        heads.entrySet().stream()
            .filter(entry -> entry.getKey().workspace().equals(workspace))
            .map(entry -> entry.getValue().prompt())
            .toList();
    return new Found(all, all.size());
  }
}
