package dev.docket.maintenance.diagnosis;

import dev.docket.jobs.Job;
import dev.docket.jobs.JobEntry;
import dev.docket.jobs.JobStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Jobs that nobody goes on with.
public final class JobsSubject implements Diagnosis.Subject {

  /// A runner takes a job over after half a minute of silence.
  private static final Duration SILENT = Duration.ofMinutes(5);

  private final JobStore jobs;
  private final InstantSource clock;

  public JobsSubject(JobStore jobs, InstantSource clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "jobs";
  }

  @Override
  public List<Check> look() {
    Instant longAgo = clock.instant().minus(SILENT);
    List<JobEntry> open = jobs.unfinished();
    List<Job> silent =
        open.stream()
            .filter(entry -> entry.owner() != null && entry.heartbeat().isBefore(longAgo))
            .map(JobEntry::job)
            .toList();
    String seen = "%d that are not over".formatted(open.size());
    return List.of(
        silent.isEmpty()
            ? Check.ok(name(), seen)
            : Check.warn(
                name(),
                "%s, %d of them without a sign of life, first %s %d"
                    .formatted(
                        seen, silent.size(), silent.getFirst().kind(), silent.getFirst().id()),
                "See what the servers log; a job goes on when a server runs."));
  }
}
