package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Property;
import dev.docket.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which templates to list.
///
/// @param label only those that have it, each in the version that it is on
/// @param name only those whose name has this in it, in upper or lower case
/// @param tags only those that have all of these
/// @param deleted asks for templates that were deleted, of which there are none
public record PromptQuery(
    int page,
    int perPage,
    @Nullable String label,
    @Nullable String name,
    List<String> tags,
    boolean deleted) {

  private static final int DEFAULT_PER_PAGE = 30;
  private static final int MAX_PER_PAGE = 100;
  private static final int MAX_TAGS = 20;

  /// Deeper than this the engine would have to sort everything for every page.
  private static final int MAX_DEPTH = 10_000;

  private static final List<String> STATUSES = List.of("active", "deleted", "all");

  /// Reads the properties of a question.
  ///
  /// @throws ProblemException [dev.docket.problem.Problem.Invalid], or
  ///   [dev.docket.problem.Problem.Refused] when the page is too far down
  public static PromptQuery of(JsonNode body) {
    int page = Property.number(body, "page", 1, Integer.MAX_VALUE);
    int perPage = Property.number(body, "per_page", DEFAULT_PER_PAGE, MAX_PER_PAGE);
    if ((long) page * perPage > MAX_DEPTH) {
      throw ProblemException.refused(
          "/page",
          "`page` × `per_page` is %,d at most; narrow the list by `name`, `label` or `tags`."
              .formatted(MAX_DEPTH));
    }
    return new PromptQuery(
        page,
        perPage,
        orNull(Property.text(body, "label", PromptLimits.LABEL)),
        orNull(Property.text(body, "name", PromptLimits.NAME)),
        tags(body.path("tags")),
        status(body).equals("deleted"));
  }

  private static String status(JsonNode body) {
    String status = Property.text(body, "status");
    if (!status.isEmpty() && !STATUSES.contains(status)) {
      throw ProblemException.invalid(
          "/status", "`status` is one of %s.".formatted(String.join(", ", STATUSES)), STATUSES);
    }
    return status;
  }

  private static List<String> tags(JsonNode given) {
    List<String> tags = given.valueStream().map(JsonNode::asText).toList();
    if (tags.size() > MAX_TAGS) {
      throw ProblemException.invalid("/tags", "`tags` may name %d tags.".formatted(MAX_TAGS));
    }
    return tags;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
