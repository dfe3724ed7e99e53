package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A prompt template: its name, and all of it that changes. What it says stands in its versions,
/// which never do.
///
/// @param latest the number of its newest version, 0 while the first one is being written
/// @param externalIds as given, an array
public record Prompt(
    long id,
    String name,
    long latest,
    List<ReleaseLabel> labels,
    List<String> tags,
    JsonNode externalIds,
    Instant createdAt,
    Instant updatedAt) {

  public Prompt {
    labels = List.copyOf(labels);
    tags = List.copyOf(tags);
  }

  /// The label of that name.
  public Optional<ReleaseLabel> label(String labelName) {
    return labels.stream().filter(label -> label.name().equals(labelName)).findFirst();
  }

  /// The names of the labels on a version.
  public List<String> labelsOf(long version) {
    return labels.stream()
        .filter(label -> label.version() == version)
        .map(ReleaseLabel::name)
        .toList();
  }

  /// With a version more. One that was numbered earlier but is finished later does not become the
  /// newest.
  Prompt extended(PromptVersion version, Publication publication) {
    return new Prompt(
        id,
        name,
        Math.max(latest, version.number()),
        labels,
        publication.tags().orElse(tags),
        publication.externalIds().orElse(externalIds),
        createdAt,
        version.createdAt());
  }

  Prompt with(ReleaseLabel added) {
    return relabelled(old ->
        Stream.concat(old.filter(label -> !label.name().equals(added.name())), Stream.of(added))
            .toList()
            .stream());
  }

  Prompt moved(long labelId, long version) {
    return relabelled(old -> old.map(label -> label.id() == labelId ? label.on(version) : label));
  }

  Prompt without(long labelId) {
    return relabelled(old -> old.filter(label -> label.id() != labelId));
  }

  private Prompt relabelled(UnaryOperator<Stream<ReleaseLabel>> change) {
    return new Prompt(
        id,
        name,
        latest,
        change.apply(labels.stream()).toList(),
        tags,
        externalIds,
        createdAt,
        updatedAt);
  }
}
