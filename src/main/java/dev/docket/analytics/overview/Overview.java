package dev.docket.analytics.overview;

import dev.docket.analytics.TimeBuckets;
import java.util.List;

/// The whole picture of at least one request. All of it is about the same requests, those that
/// began within the buckets.
///
/// @param buckets when which bucket begins
/// @param stats of each bucket, in their order
/// @param lines of the groups with most requests over time
/// @param lists of what requests have in common
public record Overview(TimeBuckets buckets, List<Bucket> stats, Lines lines, Lists lists) {

  public Overview {
    stats = List.copyOf(stats);
  }

  /// The groups with most requests, the largest first; fewer where there are many buckets.
  ///
  /// @param models by name
  /// @param providers by name
  /// @param prompts by id, see [Share#prompt]
  public record Lines(List<Line> models, List<Line> providers, List<Line> prompts) {

    static final Lines NONE = new Lines(List.of(), List.of(), List.of());
  }

  /// What requests have in common, most frequent first if nothing else is said.
  ///
  /// @param models by name
  /// @param providers by name
  /// @param prompts by id, see [Share#prompt]
  /// @param tags a request in the group of each of its tags
  /// @param errorTypes of those that have one
  /// @param metadataKeys dotted where objects are nested
  /// @param outputKeys dotted where objects are nested
  /// @param tools that answers call
  /// @param pairs metadata keys and values, the dearest first
  public record Lists(
      Top<Used> models,
      Top<Share> providers,
      Top<Share> prompts,
      Top<Share> tags,
      Top<Used> errorTypes,
      Top<Used> metadataKeys,
      Top<Used> outputKeys,
      Top<Tool> tools,
      Top<Pair> pairs) {

    static final Lists NONE =
        new Lists(
            Top.none(),
            Top.none(),
            Top.none(),
            Top.none(),
            Top.none(),
            Top.none(),
            Top.none(),
            Top.none(),
            Top.none());
  }

  /// The first of a list.
  ///
  /// @param exact whether their numbers are, and none is missing that should stand before them
  public record Top<T>(List<T> items, boolean exact) {

    public Top {
      items = List.copyOf(items);
    }

    static <T> Top<T> none() {
      return new Top<>(List.of(), true);
    }
  }

  /// A value, and how many requests have it.
  public record Used(String value, long requests) {}

  /// How long the calls to answers took in which a tool is called.
  ///
  /// @param average in milliseconds, as the others
  public record Tool(String name, long requests, double average, double least, double most) {}

  /// A metadata value under its key.
  ///
  /// @param cost in US dollars
  public record Pair(String key, String value, long requests, double cost) {}
}
