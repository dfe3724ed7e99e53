package dev.docket.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.requests.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Long work that somebody has ordered.
///
/// @param id unique, and larger than those of all earlier jobs of its server
/// @param workspace whose work it is
/// @param kind which [JobWork] does it
/// @param order what was asked; only its work reads it
/// @param position how far it has come; only its work reads it
/// @param matched how many things it is about, as far as that is known
/// @param done how many of them are dealt with
/// @param failed how many could not be
/// @param by name of the API key that ordered it
/// @param message what is to be said about it: why it failed, or what it waits for
/// @param receipt what came of it, when it is done
public record Job(
    long id,
    WorkspaceId workspace,
    String kind,
    JobState state,
    JsonNode order,
    JsonNode position,
    long matched,
    long done,
    long failed,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    String by,
    @Nullable String message,
    @Nullable JsonNode receipt) {

  Job running(Instant now) {
    return new Job(
        id,
        workspace,
        kind,
        JobState.RUNNING,
        order,
        position,
        matched,
        done,
        failed,
        createdAt,
        startedAt == null ? now : startedAt,
        null,
        by,
        message,
        null);
  }

  Job handedBack() {
    return at(JobState.QUEUED, null);
  }

  Job saying(@Nullable String text) {
    return new Job(
        id,
        workspace,
        kind,
        state,
        order,
        position,
        matched,
        done,
        failed,
        createdAt,
        startedAt,
        finishedAt,
        by,
        text,
        receipt);
  }

  Job ended(JobState end, @Nullable String text, Instant now) {
    return at(end, now).saying(text);
  }

  /// After a step.
  Job after(JobStep step, Instant now) {
    return switch (step) {
      case JobStep.Further further ->
          new Job(
              id,
              workspace,
              kind,
              state,
              further.order() == null ? order : further.order(),
              further.position(),
              further.matched(),
              further.done(),
              further.failed(),
              createdAt,
              startedAt,
              null,
              by,
              null,
              null);
      case JobStep.Finished finished ->
          new Job(
              id,
              workspace,
              kind,
              JobState.DONE,
              order,
              position,
              finished.matched(),
              finished.done(),
              finished.failed(),
              createdAt,
              startedAt,
              now,
              by,
              null,
              finished.receipt());
      case JobStep.Failed failure -> ended(JobState.FAILED, failure.message(), now);
    };
  }

  private Job at(JobState other, @Nullable Instant finished) {
    return new Job(
        id, workspace, kind, other, order, position, matched, done, failed, createdAt, startedAt,
        finished, by, message, receipt);
  }
}
