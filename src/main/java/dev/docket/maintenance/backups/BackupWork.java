package dev.docket.maintenance.backups;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.jobs.Job;
import dev.docket.jobs.JobStep;
import dev.docket.jobs.JobWork;
import dev.docket.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Makes a backup as a job. The engine does the work, also while no server looks; its name comes
/// from the job, so that whoever goes on with the job finds it.
public final class BackupWork implements JobWork {

  /// The word for it.
  public static final String KIND = "backup";

  /// In an order: how many backups there may be afterwards.
  public static final String KEEP = "keep";

  private static final String DELETED = "deleted";

  /// In a position: how often it was not seen after it was begun.
  private static final String UNSEEN = "unseen";

  /// The engine may take a moment to show what it has begun.
  private static final int MOST_UNSEEN = 20;

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final BackupRepository repository;
  private final Backups backups;

  public BackupWork(BackupRepository repository, Backups backups) {
    this.repository = repository;
    this.backups = backups;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public JobStep step(Job job) throws InterruptedException {
    String name = backups.name(job.createdAt());
    Optional<Progress> progress = repository.progress(name);
    if (progress.isEmpty()) {
      return job.position().has(UNSEEN) ? unseen(job, name) : begin(name);
    }
    Progress seen = progress.get();
    if (!seen.ended()) {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
      // Also where the step that has begun it was never written down.
      return new JobStep.Further(
          Json.object().put(UNSEEN, 0), seen.parts(), seen.done(), seen.failed());
    }
    return seen.failed() > 0
        ? new JobStep.Failed(
            "%d of %d parts of the store could not be copied; %s cannot be restored."
                .formatted(seen.failed(), seen.parts(), name))
        : finish(job, name, seen);
  }

  private JobStep begin(String name) {
    repository.begin(name);
    return unseen(0);
  }

  /// Begun anew it would hold another state of the store than the one that was asked for.
  private static JobStep unseen(Job job, String name) throws InterruptedException {
    int times = job.position().path(UNSEEN).intValue();
    if (times == MOST_UNSEEN) {
      return new JobStep.Failed(
          "%s is not there any more: somebody has deleted it.".formatted(name));
    }
    TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    return unseen(times + 1);
  }

  private static JobStep unseen(int times) {
    return new JobStep.Further(Json.object().put(UNSEEN, times), 0, 0, 0);
  }

  /// Deletes older ones only now that this one is whole.
  private JobStep finish(Job job, String name, Progress seen) {
    int keep = job.order().path(KEEP).asInt(Integer.MAX_VALUE);
    List<Backup> beyond = backups.beyond(keep, name);
    if (!beyond.isEmpty()) {
      Backup oldest = beyond.getLast();
      repository.delete(oldest.name());
      return new JobStep.Further(
          deleted(job.position(), oldest.name()), seen.parts(), seen.done(), 0);
    }
    ObjectNode receipt = Json.object().put("name", name);
    repository
        .find(name)
        .ifPresent(backup -> {
          receipt.put("partitions", backup.manifest().partitions());
          receipt.put("requests", backup.manifest().requests());
          receipt.put("bytes", backup.bytes());
        });
    ArrayNode deleted = receipt.putArray(DELETED);
    job.position().path(DELETED).forEach(deleted::add);
    return new JobStep.Finished(seen.parts(), seen.done(), 0, receipt);
  }

  private static ObjectNode deleted(JsonNode position, String name) {
    ObjectNode further = position.deepCopy();
    further.withArray("/" + DELETED).add(name);
    return further;
  }
}
