package dev.docket.maintenance.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.jobs.Job;
import dev.docket.jobs.JobState;
import dev.docket.jobs.JobStep;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// How two backups meet that run beside each other; the engine itself makes one at a time.
class BackupWorkTest {

  private static final Instant EARLY = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant LATE = EARLY.plusSeconds(1);

  private final Kept kept = new Kept();
  private final Backups backups = new Backups(kept, "docket");
  private final BackupWork work = new BackupWork(kept, backups);

  /// Backups that are whole as soon as they are begun.
  private static final class Kept implements BackupRepository {

    final Map<String, Backup> all = new TreeMap<>();
    boolean placed = true;
    final List<String> begun = new ArrayList<>();

    @Override
    public boolean isPlaced() {
      return placed;
    }

    @Override
    public void begin(String name) {
      begun.add(name);
      Manifest manifest = new Manifest("0", "docket", Map.of());
      Instant at = EARLY.plusSeconds(begun.size());
      all.put(name, new Backup(name, Backup.State.DONE, manifest, at, at, 1));
    }

    @Override
    public Optional<Progress> progress(String name) {
      return find(name).map(_ -> new Progress(1, 1, 0));
    }

    @Override
    public Optional<Backup> find(String name) {
      return Optional.ofNullable(all.get(name));
    }

    @Override
    public List<Backup> list() {
      return all.values().stream()
          .sorted(Comparator.comparing(Backup::startedAt).reversed())
          .toList();
    }

    @Override
    public void delete(String name) {
      all.remove(name);
    }
  }

  private static Job job(Instant ordered, JsonNode position) {
    ObjectNode order = Json.object().put(BackupWork.KEEP, 1);
    return new Job(
        1,
        new WorkspaceId(1),
        BackupWork.KIND,
        JobState.RUNNING,
        order,
        position,
        0,
        0,
        0,
        ordered,
        ordered,
        null,
        "admin",
        null,
        null);
  }

  private Job begun(Instant ordered) throws InterruptedException {
    return next(job(ordered, Json.object()));
  }

  private Job next(Job job) throws InterruptedException {
    return job(job.createdAt(), ((JobStep.Further) work.step(job)).position());
  }

  @Test
  void one_that_keeps_the_newest_deletes_older_ones() throws InterruptedException {
    kept.begin(backups.name(EARLY));
    Job late = next(begun(LATE));
    assertThat(work.step(late)).isInstanceOf(JobStep.Finished.class);
    assertThat(kept.all).containsOnlyKeys(backups.name(LATE));
  }

  @Test
  void where_there_is_no_place_no_backup_holds_anything() {
    kept.begin(backups.name(EARLY));
    assertThat(backups.begunBefore(LATE.plusSeconds(60))).containsExactly(backups.name(EARLY));
    kept.placed = false;
    assertThat(backups.begunBefore(LATE.plusSeconds(60))).isEmpty();
  }

  @Test
  void those_that_failed_go_with_the_older_ones() throws InterruptedException {
    kept.begin(backups.name(EARLY));
    kept.all.computeIfPresent(
        backups.name(EARLY),
        (name, made) ->
            new Backup(
                name, Backup.State.FAILED, made.manifest(), made.startedAt(), made.startedAt(), 1));
    Job late = next(begun(LATE));
    assertThat(work.step(late)).isInstanceOf(JobStep.Finished.class);
    assertThat(kept.all).containsOnlyKeys(backups.name(LATE));
  }

  @Test
  void only_what_is_there_and_not_being_made_is_deleted() {
    kept.begin(backups.name(EARLY));
    assertThatThrownBy(() -> backups.delete("docket-other"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.NotFound.class));
    backups.delete(backups.name(EARLY));
    assertThat(kept.all).isEmpty();
  }

  @Test
  void one_that_ends_after_a_newer_one_deletes_neither() throws InterruptedException {
    Job early = begun(EARLY);
    var _ = begun(LATE);
    assertThat(work.step(early)).isInstanceOf(JobStep.Finished.class);
    assertThat(kept.all).hasSize(2);
  }

  @Test
  void one_that_a_newer_one_has_deleted_says_so_and_is_not_made_anew() throws InterruptedException {
    Job early = begun(EARLY);
    var _ = next(begun(LATE));
    assertThat(kept.all).containsOnlyKeys(backups.name(LATE));
    Job waiting = next(early);
    assertThat(waiting.position().path("unseen").intValue()).isEqualTo(1);
    Job patient = job(EARLY, Json.object().put("unseen", 20));
    assertThat(work.step(patient)).isInstanceOf(JobStep.Failed.class);
    assertThat(kept.begun).hasSize(2);
  }
}
