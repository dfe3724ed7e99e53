package dev.docket.jobs;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does jobs: those that are queued, and those whose owner is silent, a few at a time.
///
/// Servers beside one engine share the jobs. Whoever takes one writes its name on it, if nobody
/// else has meanwhile, and keeps giving signs of life. An owner that has lost its job to another
/// finds out when it writes down its step, and stops: at most that one step was done by both.
///
/// Silence is measured by this server's own clock, from when it has first seen a sign of life: the
/// clocks of two servers are never compared.
public final class JobRunner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private final JobStore store;
  private final Map<String, JobWork> works;
  private final InstantSource clock;
  private final JobPace pace;
  private final String name;
  private final AtomicLong taken = new AtomicLong();
  private final Map<Long, JobRun> running = new ConcurrentHashMap<>();
  private final Semaphore reasons = new Semaphore(0);
  private final Stopping stopping = new Stopping();
  private final Thread thread;

  private Map<Long, Sighting> sightings = Map.of();

  /// A sign of life, and when it was first seen.
  private record Sighting(JobEntry entry, Instant since) {

    boolean isOf(JobEntry other) {
      return other.heartbeat().equals(entry.heartbeat()) && sameOwner(other, entry);
    }
  }

  /// What jobs run of, all with one answer to whose turn it is.
  private record Turn(long workspace, String kind) {}

  /// Starts looking for jobs.
  ///
  /// @param works one of each kind; jobs of other kinds are left to servers that know them
  public JobRunner(JobStore store, List<JobWork> works, InstantSource clock, JobPace pace) {
    this.store = store;
    this.works = works.stream().collect(Collectors.toMap(JobWork::kind, Function.identity()));
    this.clock = clock;
    this.pace = pace;
    byte[] random = new byte[8];
    new SecureRandom().nextBytes(random);
    this.name = HexFormat.of().formatHex(random);
    this.thread = Thread.ofPlatform().name("docket-jobs").daemon().start(this::run);
  }

  /// Has it look for jobs now.
  public void wake() {
    reasons.release();
  }

  private void run() {
    while (!stopping.begun()) {
      try {
        look();
      } catch (RuntimeException e) {
        // The next look tries again; an exception here would end all of them.
        LOG.warn("jobs could not be looked for error={}", e.toString());
      }
      try {
        var _ = reasons.tryAcquire(pace.look().toMillis(), TimeUnit.MILLISECONDS);
        reasons.drainPermits();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void look() {
    running.values().forEach(JobRun::beat);
    Set<Turn> turns = new HashSet<>();
    Map<Long, Sighting> seen = new HashMap<>();
    for (JobEntry entry : store.unfinished()) {
      Job job = entry.job();
      Sighting sighting = sighted(entry);
      seen.put(job.id(), sighting);
      boolean first = turns.add(new Turn(job.workspace().value(), job.kind()));
      if (first && !running.containsKey(job.id()) && isFree(sighting)) {
        take(entry);
      }
    }
    sightings = seen;
  }

  private Sighting sighted(JobEntry entry) {
    Sighting old = sightings.get(entry.job().id());
    return old != null && old.isOf(entry) ? old : new Sighting(entry, clock.instant());
  }

  private boolean isFree(Sighting sighting) {
    return sighting.entry().owner() == null
        || !clock.instant().isBefore(sighting.since().plus(pace.silence()));
  }

  private void take(JobEntry seen) {
    JobWork work = works.get(seen.job().kind());
    if (work == null || running.size() >= pace.atOnce() || stopping.begun()) {
      return;
    }
    String owner = name + "-" + taken.incrementAndGet();
    Optional<JobEntry> now =
        store.change(
            seen.job().workspace(),
            seen.job().id(),
            entry -> isStill(seen, entry) ? entry.takenBy(owner, now()) : entry);
    now.filter(entry -> entry.isOwnedBy(owner)).ifPresent(entry -> begin(entry, owner, work));
  }

  private static boolean isStill(JobEntry seen, JobEntry entry) {
    return !entry.job().state().isOver()
        && entry.heartbeat().equals(seen.heartbeat())
        && sameOwner(seen, entry);
  }

  private static boolean sameOwner(JobEntry one, JobEntry other) {
    return one.owner() == null ? other.owner() == null : one.owner().equals(other.owner());
  }

  private void begin(JobEntry entry, String owner, JobWork work) {
    LOG.info("job taken kind={} id={}", entry.job().kind(), entry.job().id());
    long id = entry.job().id();
    JobRun run = new JobRun(store, work, clock, pace, stopping, entry, owner);
    running.put(id, run);
    run.start(() -> {
      running.remove(id);
      wake();
    });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /// Takes no more jobs, lets each end the step that is under way, and hands the jobs back: another
  /// server, or the next start, goes on from there at once.
  @Override
  public void close() {
    stopping.begin();
    wake();
    long deadline = System.nanoTime() + pace.farewell().toNanos();
    try {
      thread.join(pace.farewell());
      for (JobRun run : List.copyOf(running.values())) {
        run.end(deadline);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
