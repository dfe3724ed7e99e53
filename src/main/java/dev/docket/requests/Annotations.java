package dev.docket.requests;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that can be attached to a request, when it is logged or at any time after.
///
/// @param tags each once, in the order given
/// @param prompt the template it was made from
/// @param groupId the group it belongs to
public record Annotations(
    Metadata metadata,
    List<String> tags,
    List<Score> scores,
    @Nullable PromptLink prompt,
    @Nullable Long groupId) {

  /// Longest tag, in characters.
  public static final int MAX_TAG_LENGTH = 512;

  public static final Annotations NONE =
      new Annotations(Metadata.NONE, List.of(), List.of(), null, null);
}
