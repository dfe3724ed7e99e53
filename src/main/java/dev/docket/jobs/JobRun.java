package dev.docket.jobs;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One job in the hands of this server: step after step, each written down before the next.
final class JobRun {

  private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

  /// For what is left to do when a step was broken off: writing one object.
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  /// How soon a job that waits for something notices that nobody wants it any more.
  private static final Duration ATTENTION = Duration.ofSeconds(1);

  private final JobStore store;
  private final JobWork work;
  private final InstantSource clock;
  private final JobPace pace;
  private final Stopping stopping;
  private final JobEntry taken;
  private final String owner;
  private volatile @Nullable Thread thread;
  private volatile boolean cancelling;

  JobRun(
      JobStore store,
      JobWork work,
      InstantSource clock,
      JobPace pace,
      Stopping stopping,
      JobEntry taken,
      String owner) {
    this.store = store;
    this.work = work;
    this.clock = clock;
    this.pace = pace;
    this.stopping = stopping;
    this.taken = taken;
    this.owner = owner;
  }

  /// Goes to work.
  ///
  /// @param over called when this server has nothing more to do with the job
  void start(Runnable over) {
    thread =
        Thread.ofPlatform()
            .name("docket-job-" + work.kind())
            .daemon()
            .start(() -> {
              try {
                run();
              } catch (RuntimeException | Error e) {
                // It is taken up again when its owner has been silent for long enough.
                LOG.error("a job was dropped kind={} id={}", work.kind(), taken.job().id(), e);
              } finally {
                over.run();
              }
            });
  }

  private void run() {
    try {
      JobEntry entry = taken;
      Duration pause = pace.firstPause();
      while (goesOn(entry)) {
        JobStep step = step(entry.job());
        if (step == null) {
          entry = pause(entry, pause);
          pause = longer(pause);
        } else {
          entry = keep(entry, step);
          pause = pace.firstPause();
        }
      }
      end(entry);
    } catch (InterruptedException e) {
      handBack();
    }
  }

  private boolean goesOn(JobEntry entry) {
    return entry.isOwnedBy(owner) && !endsNow(entry) && !stopping.begun();
  }

  private boolean endsNow(JobEntry entry) {
    return entry.cancelling() && work.mayEnd(entry.job());
  }

  /// What has become of a step; null when it is to be tried again.
  private @Nullable JobStep step(Job job) throws InterruptedException {
    try {
      return work.step(job);
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.Unavailable) {
        LOG.warn("a job waits kind={} id={} reason={}", work.kind(), job.id(), e.getMessage());
        return null;
      }
      LOG.error("a job failed kind={} id={}", work.kind(), job.id(), e);
      return new JobStep.Failed(e.problem().message());
    } catch (RuntimeException | Error e) {
      LOG.error("a job failed kind={} id={}", work.kind(), job.id(), e);
      return new JobStep.Failed("The job met a defect of Docket's; the server's log says more.");
    }
  }

  /// Writes a step down, however long that takes: what is done and not written down would be done
  /// again, and what that does not find any more would not be counted.
  private JobEntry keep(JobEntry entry, JobStep step) throws InterruptedException {
    Duration pause = pace.firstPause();
    while (true) {
      Optional<JobEntry> kept = change(stored -> after(stored, step));
      if (kept.isPresent()) {
        return kept.get();
      }
      if (stopping.begun()) {
        return entry;
      }
      stopping.pause(pause);
      pause = longer(pause);
    }
  }

  private JobEntry after(JobEntry stored, JobStep step) {
    Job job = stored.job().after(step, now());
    JobEntry after = stored.with(job, now());
    if (job.state().isOver()) {
      return after.ended(job.state(), job.message(), now());
    }
    return endsNow(after) ? after.ended(JobState.CANCELLED, "Cancelled.", now()) : after;
  }

  /// Waits, unless the job is cancelled or the server stops.
  private JobEntry pause(JobEntry entry, Duration pause) throws InterruptedException {
    long end = System.nanoTime() + pause.toNanos();
    for (long left = pause.toNanos();
        left > 0 && !cancelling && !stopping.begun();
        left = end - System.nanoTime()) {
      stopping.pause(Duration.ofNanos(Math.min(left, ATTENTION.toNanos())));
    }
    return change(stored ->
            stored.with(
                stored.job().saying("The search engine cannot answer right now; trying again."),
                now()))
        .orElse(entry);
  }

  private Duration longer(Duration pause) {
    Duration longer = pause.multipliedBy(2);
    return longer.compareTo(pace.longestPause()) < 0 ? longer : pace.longestPause();
  }

  private void end(JobEntry entry) {
    Job job = entry.job();
    if (job.state().isOver()) {
      LOG.info(
          "job over kind={} id={} state={} done={} failed={}",
          job.kind(),
          job.id(),
          job.state().word(),
          job.done(),
          job.failed());
    } else if (entry.isOwnedBy(owner)) {
      handBack();
    } else {
      LOG.warn("a job was taken over by another server kind={} id={}", job.kind(), job.id());
    }
  }

  private void handBack() {
    // Whoever broke off the step must not break off this.
    boolean _ = Thread.interrupted();
    var _ =
        change(stored ->
            endsNow(stored)
                ? stored.ended(JobState.CANCELLED, "Cancelled.", now())
                : stored.handedBack(now()));
  }

  /// A sign of life, while a step takes long or is waited for.
  void beat() {
    change(stored -> stored.with(stored.job(), now()))
        .filter(JobEntry::cancelling)
        .ifPresent(_ -> cancelling = true);
  }

  /// Changes the job while it is this server's.
  ///
  /// @return empty when the store does not answer
  private Optional<JobEntry> change(UnaryOperator<JobEntry> change) {
    Job job = taken.job();
    try {
      return Optional.of(
          store
              .change(
                  job.workspace(),
                  job.id(),
                  stored -> stored.isOwnedBy(owner) ? change.apply(stored) : stored)
              .orElseThrow(() -> new IllegalStateException("the job is gone: " + job.id())));
    } catch (ProblemException e) {
      LOG.warn("a job could not be written down id={} error={}", job.id(), e.getMessage());
      return Optional.empty();
    }
  }

  /// Waits for the step that is under way; breaks it off when it takes too long.
  ///
  /// @param deadline by [System#nanoTime]
  void end(long deadline) throws InterruptedException {
    Thread running = thread;
    if (running == null) {
      return;
    }
    boolean ended = running.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    if (!ended) {
      running.interrupt();
      if (!running.join(LAST_WORDS)) {
        LOG.warn("a job does not stop kind={} id={}", work.kind(), taken.job().id());
      }
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
