package dev.docket.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A job as it is kept, with who does it.
///
/// @param owner who does it, a word that nobody else uses; null when nobody does
/// @param heartbeat when the owner has last given a sign of life
/// @param cancelling whether it ends with the step that is under way
public record JobEntry(Job job, @Nullable String owner, Instant heartbeat, boolean cancelling) {

  static JobEntry queued(Job job) {
    return new JobEntry(job, null, job.createdAt(), false);
  }

  JobEntry takenBy(String taker, Instant now) {
    return new JobEntry(job.running(now), taker, now, cancelling);
  }

  JobEntry with(Job changed, Instant now) {
    return new JobEntry(changed, owner, now, cancelling);
  }

  /// Nobody's, at the position that it has.
  JobEntry handedBack(Instant now) {
    return new JobEntry(job.handedBack(), null, now, cancelling);
  }

  JobEntry ended(JobState end, @Nullable String message, Instant now) {
    return new JobEntry(job.ended(end, message, now), null, now, false);
  }

  /// To be ended by its owner, or whoever takes it over.
  JobEntry beingCancelled() {
    return new JobEntry(
        job.saying("Being cancelled; the step that is under way ends first."),
        owner,
        heartbeat,
        true);
  }

  boolean isOwnedBy(String somebody) {
    return somebody.equals(owner);
  }
}
