package dev.docket.analytics.contrast;

import dev.docket.analytics.Dimension;
import dev.docket.filter.Field;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What two sets of requests differ in.
///
/// @param a requests of the one
/// @param b requests of the other
/// @param differences the clearest first; none while a side is empty
/// @param exact whether no value can be missing that should stand among these
public record Contrasted(
    long a, long b, List<Difference> differences, List<Measure> measures, boolean exact) {

  public static final Contrasted NOTHING =
      new Contrasted(
          0,
          0,
          List.of(),
          Measured.OfField.ALL.stream()
              .map(measured -> new Measure(measured, Summary.NONE, Summary.NONE))
              .toList(),
          true);

  public Contrasted {
    differences = List.copyOf(differences);
    measures = List.copyOf(measures);
  }

  /// A value that is more frequent on one side.
  ///
  /// @param value as it was logged; of a very long one its beginning
  /// @param a requests of the one side that have it
  /// @param b requests of the other side that have it
  /// @param score see [LikelihoodRatio]
  public record Difference(Dimension dimension, String value, long a, long b, double score) {

    /// The clearest first, ties by name.
    public static final Comparator<Difference> CLEAREST_FIRST =
        Comparator.comparingDouble(Difference::score)
            .reversed()
            .thenComparing(difference -> name(difference.dimension()))
            .thenComparing(Difference::value);

    private static String name(Dimension dimension) {
      return switch (dimension) {
        case Dimension.OfField(var field) -> field.wireName();
        case Dimension.OfKey(String key) -> Field.METADATA.wireName() + ' ' + key;
      };
    }
  }

  /// How a number is on both sides.
  public record Measure(Measured measured, Summary a, Summary b) {}

  /// A number over the requests that have it, nulls when none has. Percentiles are estimates.
  public record Summary(@Nullable Double avg, @Nullable Double p50, @Nullable Double p95) {

    public static final Summary NONE = new Summary(null, null, null);
  }
}
