package dev.docket.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Range;
import dev.docket.filter.Selection;
import dev.docket.filter.SelectionReader;
import dev.docket.json.Property;
import dev.docket.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads over which time, and in which steps, a caller wants to see requests: `interval`,
/// `time_zone`, and the start times that the selection allows.
public final class AskedTime {

  private AskedTime() {}

  /// Reads the body's properties.
  ///
  /// @param selection of the same body
  /// @throws ProblemException with a pointer to what is wrong
  public static TimeBuckets.Asked read(JsonNode body, Selection selection) {
    Range<Instant> range = range(selection);
    return new TimeBuckets.Asked(
        interval(body),
        SelectionReader.zone(body.path("time_zone")),
        range.low() == null ? null : range.low().value(),
        range.high() == null ? null : range.high().value());
  }

  private static @Nullable Interval interval(JsonNode body) {
    String name = Property.text(body, "interval");
    if (name.isEmpty() || name.equals("auto")) {
      return null;
    }
    return Interval.named(name)
        .orElseThrow(() ->
            ProblemException.invalid(
                "/interval",
                "`interval` is one of %s.".formatted(String.join(", ", Interval.NAMES)),
                Interval.NAMES));
  }

  /// What the conditions that stand beside all others leave of the start times.
  private static Range<Instant> range(Selection selection) {
    Filter whole = selection.whole();
    List<Filter> all = whole instanceof Filter.And and ? and.all() : List.of(whole);
    Range<Instant> range = new Range<>(null, null);
    for (Filter part : all) {
      if (part instanceof Filter.TimeRange time && time.field() == Field.REQUEST_START_TIME) {
        range = narrower(range, time.range());
      }
    }
    return range;
  }

  private static Range<Instant> narrower(Range<Instant> a, Range<Instant> b) {
    return new Range<>(
        a.low() == null || (b.low() != null && b.low().value().isAfter(a.low().value()))
            ? b.low()
            : a.low(),
        a.high() == null || (b.high() != null && b.high().value().isBefore(a.high().value()))
            ? b.high()
            : a.high());
  }
}
