package dev.docket.maintenance.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Clocks: ids, partitions and retention follow this server's.
public final class ClockSubject implements Diagnosis.Subject {

  private static final Duration MUCH = Duration.ofSeconds(10);
  private static final Duration TOO_MUCH = Duration.ofSeconds(45);

  private final EngineFacts engine;
  private final InstantSource clock;

  public ClockSubject(EngineFacts engine, InstantSource clock) {
    this.engine = engine;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public List<Check> look() {
    Instant now = clock.instant();
    Duration apart = engine.clocksApart(now);
    Optional<Duration> behind =
        engine
            .newestRequest()
            .map(newest -> Duration.between(now, newest))
            .filter(ahead -> ahead.compareTo(MUCH) > 0);
    String seen =
        "%s, %d s from the engine's"
            .formatted(now.truncatedTo(ChronoUnit.SECONDS), apart.toSeconds());
    if (behind.isPresent()) {
      return List.of(
          Check.fail(
              name(),
              "%s; the newest request is from %d s later".formatted(seen, behind.get().toSeconds()),
              "The clock is behind, or was ahead: set it by NTP, on all servers."));
    }
    if (apart.compareTo(MUCH) <= 0) {
      return List.of(Check.ok(name(), seen));
    }
    String advice =
        "Set all clocks by NTP: partitions are announced 60 s ahead, and need clocks that agree better than that.";
    return List.of(
        apart.compareTo(TOO_MUCH) > 0
            ? Check.fail(name(), seen, advice)
            : Check.warn(name(), seen, advice));
  }
}
