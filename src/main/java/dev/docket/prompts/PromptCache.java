package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.docket.json.Json;
import dev.docket.requests.WorkspaceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A store that remembers what never changes: versions, and the names of ids.
///
/// What changes is remembered for a moment, for those who say that this will do: logs name prompts
/// thousands of times a second. What is published through this server they see at once, what is
/// published through another one after [#MOMENT].
public final class PromptCache implements PromptStore {

  /// How old a template may be that [#recent] gives.
  public static final Duration MOMENT = Duration.ofSeconds(2);

  private static final int MOST_BYTES = 8 << 20;
  private static final int MOST_NAMES = 10_000;

  private final PromptStore store;
  private final Cache<Key, PromptVersion> versions;
  private final Cache<Key, String> names;
  private final Cache<Key, Optional<String>> recentNames;
  private final Cache<Key, Optional<Prompt>> recent;
  private final Cache<Key, Boolean> missing;

  private record Key(WorkspaceId workspace, String name, long number) {}

  /// Remembers what a store says.
  ///
  /// @param ticker tells how long a moment is
  public PromptCache(PromptStore store, Ticker ticker) {
    this.store = store;
    this.versions =
        Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, PromptVersion version) -> weight(key, version))
            .build();
    this.names = Caffeine.newBuilder().maximumSize(MOST_NAMES).build();
    this.recentNames = moments(ticker);
    this.recent = moments(ticker);
    this.missing = moments(ticker);
  }

  private static <V> Cache<Key, V> moments(Ticker ticker) {
    return Caffeine.newBuilder()
        .maximumSize(MOST_NAMES)
        .expireAfterWrite(MOMENT)
        .ticker(ticker)
        .build();
  }

  private static int weight(Key key, PromptVersion version) {
    JsonNode metadata = version.content().metadata();
    return 200
        + key.name().length()
        + Json.bytes(version.content().template()).length
        + (metadata == null ? 0 : Json.bytes(metadata).length);
  }

  /// The template of that name, as it was at most a moment ago.
  ///
  /// @param number of a version; when it had none of this number then, it is read anew, but for
  ///   each number only once in a moment
  Optional<Prompt> recent(WorkspaceId workspace, String name, long number) {
    Optional<Prompt> known = recent(workspace, name);
    if (known.isEmpty()
        || known.get().latest() >= number
        || missing.asMap().putIfAbsent(new Key(workspace, name, number), true) != null) {
      return known;
    }
    recent.invalidate(new Key(workspace, name, 0));
    return recent(workspace, name);
  }

  private Optional<Prompt> recent(WorkspaceId workspace, String name) {
    return recent.get(
        new Key(workspace, name, 0),
        key ->
            store
                .read(key.workspace(), key.name())
                .map(Held::prompt)
                .filter(prompt -> prompt.latest() > 0));
  }

  /// The name of the template with that id, or that there was none a moment ago.
  Optional<String> recentName(WorkspaceId workspace, long promptId) {
    Key key = new Key(workspace, "", promptId);
    String known = names.getIfPresent(key);
    return known != null
        ? Optional.of(known)
        : recentNames.get(key, _ -> nameOf(workspace, promptId));
  }

  @Override
  public Optional<Held> read(WorkspaceId workspace, String name) {
    return store.read(workspace, name);
  }

  @Override
  public boolean create(WorkspaceId workspace, Prompt prompt) {
    return store.create(workspace, prompt);
  }

  /// Forgets the template after it was written: who is reading the old one just now is waited for.
  @Override
  public boolean replace(WorkspaceId workspace, Held old, Prompt prompt) {
    try {
      return store.replace(workspace, old, prompt);
    } finally {
      recent.invalidate(new Key(workspace, prompt.name(), 0));
      recentNames.invalidate(new Key(workspace, "", prompt.id()));
    }
  }

  @Override
  public boolean create(WorkspaceId workspace, PromptVersion version) {
    return store.create(workspace, version);
  }

  @Override
  public Optional<PromptVersion> version(WorkspaceId workspace, String name, long number) {
    Key key = new Key(workspace, name, number);
    PromptVersion known = versions.getIfPresent(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<PromptVersion> read = store.version(workspace, name, number);
    read.ifPresent(version -> versions.put(key, version));
    return read;
  }

  @Override
  public List<PromptVersion> versions(
      WorkspaceId workspace, List<String> ofNames, List<Long> numbers) {
    List<PromptVersion> known = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      PromptVersion version =
          versions.getIfPresent(new Key(workspace, ofNames.get(i), numbers.get(i)));
      if (version == null) {
        return read(workspace, ofNames, numbers);
      }
      known.add(version);
    }
    return known;
  }

  private List<PromptVersion> read(
      WorkspaceId workspace, List<String> ofNames, List<Long> numbers) {
    List<PromptVersion> read = store.versions(workspace, ofNames, numbers);
    for (PromptVersion version : read) {
      versions.put(new Key(workspace, version.name(), version.number()), version);
    }
    return read;
  }

  @Override
  public Optional<String> nameOf(WorkspaceId workspace, long promptId) {
    Key key = new Key(workspace, "", promptId);
    String known = names.getIfPresent(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<String> read = store.nameOf(workspace, promptId);
    read.ifPresent(name -> names.put(key, name));
    return read;
  }

  @Override
  public Optional<String> nameOfLabel(WorkspaceId workspace, long labelId) {
    return store.nameOfLabel(workspace, labelId);
  }

  @Override
  public Found list(WorkspaceId workspace, PromptQuery query) {
    return store.list(workspace, query);
  }
}
