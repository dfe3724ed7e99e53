package dev.docket.prompts;

/// A name for one version of a template, `production`, that can be moved to another.
///
/// @param id its own, unique in the workspace
/// @param version the number of the version that it is on
public record ReleaseLabel(long id, String name, long version) {

  ReleaseLabel on(long other) {
    return new ReleaseLabel(id, name, other);
  }
}
