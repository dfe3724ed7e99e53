package dev.docket.requests;

/// Tokens, brought to one meaning for all providers (docs/data-model.md).
///
/// @param input all input tokens, those read from and written to a cache included
/// @param output all output tokens, thinking included
/// @param cached input tokens read from a cache
/// @param thinking output tokens spent on thinking
/// @param cacheWrite input tokens written to a cache, which cost more
public record Usage(long input, long output, long cached, long thinking, long cacheWrite) {

  public static final Usage NONE = new Usage(0, 0, 0, 0, 0);
}
