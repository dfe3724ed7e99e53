package dev.docket.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// How far one step has brought a job. The counts are those of the whole job.
public sealed interface JobStep {

  /// There is more to do.
  ///
  /// @param order what is kept of the order from now on; null when it stays. An erasure must not
  ///   live on in the order for it
  record Further(JsonNode position, long matched, long done, long failed, @Nullable JsonNode order)
      implements JobStep {

    public Further(JsonNode position, long matched, long done, long failed) {
      this(position, matched, done, failed, null);
    }
  }

  /// All is done.
  record Finished(long matched, long done, long failed, JsonNode receipt) implements JobStep {}

  /// It cannot be done.
  ///
  /// @param message why, for the person who ordered it
  record Failed(String message) implements JobStep {}
}
