package dev.docket.analytics.overview;

import org.jspecify.annotations.Nullable;

/// What the requests with one value took.
///
/// @param value a provider, a tag, or what stands for a prompt
/// @param name of a prompt, the most frequent one that goes with its id; else null
/// @param cost in US dollars
public record Share(
    String value,
    @Nullable String name,
    long requests,
    double cost,
    long inputTokens,
    long outputTokens) {

  private static final String NAMED = "name:";

  /// What stands for a prompt that clients give by name only: no id looks like it.
  public static String prompt(String name) {
    return NAMED + name;
  }
}
