package dev.docket.prompts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which version of a template: by its number, by a label, which counts more, or, with neither, the
/// newest.
public record Wanted(@Nullable Long version, @Nullable String label) {

  /// The newest version.
  public static final Wanted NEWEST = new Wanted(null, null);

  /// The number of the version, empty when the template does not have the label.
  Optional<Long> of(Prompt prompt) {
    if (label != null) {
      return prompt.label(label).map(ReleaseLabel::version);
    }
    return Optional.of(version == null ? prompt.latest() : version);
  }

  /// What is wanted, for people.
  String words() {
    return label == null ? "version " + version : "release label \"" + label + "\"";
  }
}
