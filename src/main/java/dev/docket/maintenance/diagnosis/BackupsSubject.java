package dev.docket.maintenance.diagnosis;

import dev.docket.maintenance.backups.Backup;
import dev.docket.maintenance.backups.Backups;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Whether there is something to restore.
public final class BackupsSubject implements Diagnosis.Subject {

  private static final Duration OLD = Duration.ofDays(7);

  private final Configured configured;
  private final Backups backups;
  private final InstantSource clock;

  public BackupsSubject(Configured configured, Backups backups, InstantSource clock) {
    this.configured = configured;
    this.backups = backups;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "backups";
  }

  @Override
  public List<Check> look() {
    List<Backup> all;
    try {
      all = backups.list();
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.Refused nowhere) {
        return List.of(
            Check.warn(
                name(), nowhere.message(), "Register one, or back the cluster up otherwise."));
      }
      throw e;
    }
    return List.of(judge(all));
  }

  private Check judge(List<Backup> all) {
    Optional<Backup> done =
        all.stream().filter(backup -> backup.state() == Backup.State.DONE).findFirst();
    if (!all.isEmpty() && all.getFirst().state() == Backup.State.FAILED) {
      return Check.fail(
          name(),
          "the last one failed: " + all.getFirst().name(),
          "See `shards` above and what the engine logs, then: docket backup");
    }
    if (done.isEmpty()) {
      return Check.warn(name(), "none" + lossy(), "Make one every day: docket backup --keep 14");
    }
    Duration age = Duration.between(done.get().startedAt(), clock.instant());
    String seen = "the last whole one is %s, %d h old".formatted(done.get().name(), age.toHours());
    return age.compareTo(OLD) > 0
        ? Check.warn(name(), seen, "Make one every day: docket backup --keep 14")
        : Check.ok(name(), seen);
  }

  private String lossy() {
    return configured.retention().map(", and requests are dropped after %s"::formatted).orElse("");
  }
}
