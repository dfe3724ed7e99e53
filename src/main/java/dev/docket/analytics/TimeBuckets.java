package dev.docket.analytics;

import dev.docket.problem.ProblemException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The buckets of a chart over time, without a gap, from the one of the first request to the one of
/// the last.
///
/// A bucket begins whenever a clock on the wall in the zone shows a multiple of the interval; one
/// of a day begins when its date does, one of weeks on a Monday. So two hours of the same name, in
/// the night when clocks are set back, are two buckets, and the bucket of that day has 25 hours.
///
/// @param starts ascending, at least one
/// @param end of the last one, exclusive
public record TimeBuckets(Interval interval, ZoneId zone, List<Instant> starts, Instant end) {

  /// More would be shown by no chart, and each costs the engine memory.
  public static final int MOST = 2_000;

  public TimeBuckets {
    starts = List.copyOf(starts);
  }

  /// The buckets that hold both moments and all between them.
  ///
  /// @param last not before `first`
  /// @throws ProblemException [dev.docket.problem.Problem.Refused] when they are more than [#MOST]
  public static TimeBuckets covering(Interval interval, ZoneId zone, Instant first, Instant last) {
    Duration length = interval.length();
    if (Duration.between(first, last).compareTo(length.multipliedBy(MOST)) > 0) {
      throw tooMany();
    }
    Clock clock =
        interval.isDays() ? new Calendar(zone, length.toDays()) : new Wall(zone.getRules(), length);
    List<Instant> starts = new ArrayList<>();
    Instant start = clock.startOf(first);
    while (!start.isAfter(last)) {
      starts.add(start);
      start = clock.after(start);
    }
    if (starts.size() > MOST) {
      throw tooMany();
    }
    return new TimeBuckets(interval, zone, starts, start);
  }

  private static ProblemException tooMany() {
    return ProblemException.refused(
        "/interval",
        "The requests that match spread over more than %,d buckets of this `interval`; take a longer one or a shorter range of time."
            .formatted(MOST));
  }

  public int size() {
    return starts.size();
  }

  /// How a bucket is called: its date where buckets are days, its beginning otherwise.
  public String key(int bucket) {
    Instant start = starts.get(bucket);
    return interval.isDays() ? start.atZone(zone).toLocalDate().toString() : start.toString();
  }

  /// Where buckets begin.
  private sealed interface Clock {

    /// The last beginning that is not after the moment.
    Instant startOf(Instant moment);

    /// The first beginning after this one.
    Instant after(Instant start);
  }

  /// Dates. Weeks are counted from a Monday long ago.
  private record Calendar(ZoneId zone, long days) implements Clock {

    private static final LocalDate MONDAY =
        LocalDate.EPOCH.with(TemporalAdjusters.previous(DayOfWeek.MONDAY));

    @Override
    public Instant startOf(Instant moment) {
      LocalDate date = moment.atZone(zone).toLocalDate();
      long into = Math.floorMod(date.toEpochDay() - MONDAY.toEpochDay(), days);
      return date.minusDays(into).atStartOfDay(zone).toInstant();
    }

    @Override
    public Instant after(Instant start) {
      return start.atZone(zone).toLocalDate().plusDays(days).atStartOfDay(zone).toInstant();
    }
  }

  /// Parts of a day.
  private record Wall(ZoneRules rules, Duration length) implements Clock {

    @Override
    public Instant startOf(Instant moment) {
      Instant start = moment.truncatedTo(ChronoUnit.SECONDS).minusSeconds(into(moment));
      // The clock was set in between: what it showed before counts for what was before.
      ZoneOffsetTransition set = rules.previousTransition(moment.plusNanos(1));
      if (set == null || !set.getInstant().isAfter(start)) {
        return start;
      }
      return into(set.getInstant()) == 0
          ? set.getInstant()
          : startOf(set.getInstant().minusNanos(1));
    }

    @Override
    public Instant after(Instant start) {
      Instant next = start.plusSeconds(length.toSeconds() - into(start));
      ZoneOffsetTransition set = rules.nextTransition(start);
      if (set == null || set.getInstant().isAfter(next)) {
        return next;
      }
      return into(set.getInstant()) == 0 ? set.getInstant() : after(set.getInstant());
    }

    /// Whole seconds since the clock last showed a multiple, or would have.
    private long into(Instant moment) {
      long shown = moment.getEpochSecond() + rules.getOffset(moment).getTotalSeconds();
      return Math.floorMod(shown, length.toSeconds());
    }
  }

  /// The buckets that a caller asked for, which the requests that match decide.
  ///
  /// @param interval null: whatever shows the range best
  /// @param zone whose clocks count
  /// @param from where the range begins that is asked about, null: with the first request
  /// @param to where it ends, null: with the last
  public record Asked(
      @Nullable Interval interval, ZoneId zone, @Nullable Instant from, @Nullable Instant to) {

    /// The shortest range that is shown by days.
    private static final Duration DAYS = Duration.ofDays(3).plusNanos(1);

    /// The buckets of requests of which these are the first and the last.
    ///
    /// @throws ProblemException [dev.docket.problem.Problem.Refused] when they are too many
    public TimeBuckets over(Instant first, Instant last) {
      return covering(interval == null ? showing(first, last) : interval, zone, first, last);
    }

    /// The interval of no request at all.
    public Interval whenEmpty() {
      if (interval != null) {
        return interval;
      }
      boolean bounded = from != null && to != null;
      return bounded && Duration.between(from, to).compareTo(DAYS) < 0
          ? Interval.showing(Duration.between(from, to), MOST)
          : Interval.DAY;
    }

    private Interval showing(Instant first, Instant last) {
      Duration asked = Duration.between(from == null ? first : from, to == null ? last : to);
      Duration shown = Duration.between(first, last);
      // By days the requests decide: nobody who asks for all time wants it in buckets of a year.
      return Interval.showing(asked.compareTo(DAYS) > 0 ? max(shown, DAYS) : asked, MOST);
    }

    private static Duration max(Duration a, Duration b) {
      return a.compareTo(b) > 0 ? a : b;
    }
  }
}
