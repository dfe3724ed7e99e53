package dev.docket.requests;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A change to what is attached to a stored request. Each kind is one case of the script that the
/// engine runs, so that changes by different callers never lose each other.
public sealed interface RequestPatch {

  /// Merges per key: a given key's value is replaced, other keys stay, a JSON null removes.
  record PutMetadata(Map<String, JsonNode> values) implements RequestPatch {}

  /// Sets the named score, or removes it.
  ///
  /// @param value 0 to 100, or null to remove
  record PutScore(String name, @Nullable Integer value, Instant at) implements RequestPatch {}

  /// Adds tags, then removes tags. A tag to remove that is not there is no error.
  record EditTags(List<String> add, List<String> remove) implements RequestPatch {}

  /// Says which prompt the request was made from, with which variables.
  ///
  /// @param inputVariables an object, as given
  /// @param used names that the prompt uses, null when it is not known: then all are searched
  record LinkPrompt(PromptLink prompt, JsonNode inputVariables, @Nullable Set<String> used)
      implements RequestPatch {

    /// The same prompt with other variables.
    public LinkPrompt with(JsonNode others) {
      return new LinkPrompt(prompt, others, used);
    }
  }

  /// Puts the request into a group.
  record JoinGroup(long groupId) implements RequestPatch {}

  /// Says which trace the span belongs to that made the request.
  ///
  /// @param traceId 32 hex digits
  record LinkTrace(String traceId) implements RequestPatch {}
}
