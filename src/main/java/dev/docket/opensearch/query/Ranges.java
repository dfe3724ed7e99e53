package dev.docket.opensearch.query;

import dev.docket.filter.Field;
import dev.docket.filter.Range;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch._types.query_dsl.RangeQuery;

/// Ranges of numbers and times, within what the engine's types can hold.
final class Ranges {

  /// What a `date_nanos` can be; the engine refuses all else.
  private static final Instant FIRST = Instant.EPOCH;

  private static final Instant LAST = Instant.parse("2262-04-11T23:47:16Z");

  /// With all digits: what is left off the engine fills up, with 9s in an upper bound.
  private static final DateTimeFormatter NANOS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  /// Whole numbers up to here are written without a fraction.
  private static final double EXACT_LONGS = 1L << 53;

  private Ranges() {}

  static Query numbers(String path, Field field, Range<Double> range) {
    RangeQuery.Builder query = new RangeQuery.Builder().field(path);
    if (range.low() != null) {
      low(query, range.low().inclusive(), number(field, range.low().value()));
    }
    if (range.high() != null) {
      high(query, range.high().inclusive(), number(field, range.high().value()));
    }
    return query.build().toQuery();
  }

  private static JsonData number(Field field, double bound) {
    double number = FieldPaths.bounded(field, bound);
    return number == Math.rint(number) && Math.abs(number) <= EXACT_LONGS
        ? JsonData.of((long) number)
        : JsonData.of(number);
  }

  static Query times(String path, Range<Instant> range) {
    if (isOutOfTime(range)) {
      return Query.of(q -> q.matchNone(m -> m));
    }
    RangeQuery.Builder query =
        new RangeQuery.Builder().field(path).format("strict_date_optional_time_nanos");
    if (range.low() != null) {
      boolean moved = range.low().value().isBefore(FIRST);
      low(query, moved || range.low().inclusive(), time(range.low().value()));
    }
    if (range.high() != null) {
      boolean moved = range.high().value().isAfter(LAST);
      high(query, moved || range.high().inclusive(), time(range.high().value()));
    }
    return query.build().toQuery();
  }

  private static boolean isOutOfTime(Range<Instant> range) {
    return (range.low() != null && range.low().value().isAfter(LAST))
        || (range.high() != null && range.high().value().isBefore(FIRST));
  }

  private static JsonData time(Instant bound) {
    Instant time = bound.isBefore(FIRST) ? FIRST : bound.isAfter(LAST) ? LAST : bound;
    return JsonData.of(NANOS.format(time));
  }

  private static void low(RangeQuery.Builder query, boolean inclusive, JsonData bound) {
    if (inclusive) {
      query.gte(bound);
    } else {
      query.gt(bound);
    }
  }

  private static void high(RangeQuery.Builder query, boolean inclusive, JsonData bound) {
    if (inclusive) {
      query.lte(bound);
    } else {
      query.lt(bound);
    }
  }
}
