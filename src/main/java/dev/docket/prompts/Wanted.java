package dev.docket.prompts;

import org.jspecify.annotations.Nullable;

/// Which version of a template: by its number, by a label, or, with neither, the newest.
public record Wanted(@Nullable Long version, @Nullable String label) {

  /// The newest version.
  public static final Wanted NEWEST = new Wanted(null, null);
}
