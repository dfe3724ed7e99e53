package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.json.KnownKeys;
import dev.docket.json.Pointer;
import dev.docket.problem.ProblemException;
import dev.docket.problem.Warning;
import dev.docket.requests.Flattening;
import dev.docket.requests.PromptLink;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.Score;
import dev.docket.requests.SearchableNumbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A change to a stored request as a client sent it, one reader per track route.
///
/// An id that cannot be one is refused in the same way as one that nobody has: the two are the same
/// to the caller.
///
/// @param warnings what was changed or left out on the way
public record Enrichment(RequestId request, RequestPatch patch, List<Warning> warnings) {

  private static final List<String> TAG_KEYS = List.of("request_id", "add", "remove", "api_key");

  /// Reads a `track-metadata` body.
  public static Enrichment metadata(JsonNode body) {
    StrictFields fields = StrictFields.of(body, "");
    RequestId request = request(fields);
    JsonNode metadata = fields.required("metadata");
    if (metadata.isArray()) {
      throw ProblemException.refused(
          "/metadata", "/metadata must be an object of keys and values, not an array.");
    }
    Map<String, JsonNode> values = MetadataFields.strict(fields);
    return new Enrichment(request, new RequestPatch.PutMetadata(values), notSearched(values));
  }

  private static List<Warning> notSearched(Map<String, JsonNode> values) {
    List<Warning> warnings = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : values.entrySet()) {
      if (!Flattening.of(entry.getKey(), entry.getValue()).complete()) {
        warnings.add(new Warning(Pointer.to("/metadata", entry.getKey()), Leaves.BEYOND));
      }
    }
    List<String> numbers = SearchableNumbers.leftOut(values);
    if (!numbers.isEmpty()) {
      warnings.add(Leaves.notSearched("/metadata", numbers));
    }
    return warnings;
  }

  /// Reads a `track-score` body. A null score removes the named one.
  ///
  /// @param now when the score was given
  public static Enrichment score(JsonNode body, Instant now) {
    StrictFields fields = StrictFields.of(body, "");
    RequestId request = request(fields);
    String given = fields.keyword("name");
    String alias = fields.keyword("score_name");
    String name = given != null ? given : alias != null ? alias : Score.DEFAULT_NAME;
    return new Enrichment(
        request, new RequestPatch.PutScore(name, scoreValue(body), now), List.of());
  }

  /// Reads a `track-prompt` body, also one of the Python SDK's async client, whose arguments arrive
  /// one place late.
  public static Enrichment prompt(JsonNode body, PromptLinks links) {
    return TrackedPrompt.read(body, links);
  }

  /// Reads a `track-group` body.
  public static Enrichment group(JsonNode body) {
    StrictFields fields = StrictFields.of(body, "");
    RequestId request = request(fields);
    return new Enrichment(
        request, new RequestPatch.JoinGroup(id(fields.node("group_id"), "/group_id")), List.of());
  }

  /// Reads a `track-tags` body.
  public static Enrichment tags(JsonNode body) {
    StrictFields fields = StrictFields.of(body, "");
    KnownKeys.check(body, TAG_KEYS);
    RequestId request = request(fields);
    List<String> add = fields.tags("add");
    List<String> remove = fields.tags("remove");
    if (add.isEmpty() && remove.isEmpty()) {
      throw ProblemException.invalid("", "Nothing to do: give tags in add or in remove.");
    }
    return new Enrichment(request, new RequestPatch.EditTags(add, remove), List.of());
  }

  static RequestId request(StrictFields fields) {
    return new RequestId(id(fields.node("request_id"), "/request_id"));
  }

  static long id(JsonNode node, String pointer) {
    OptionalLong id = Whole.id(node);
    if (id.isEmpty()) {
      throw ProblemException.refused(
          pointer, pointer + " must be an id: a positive whole number, or a string of its digits.");
    }
    return id.getAsLong();
  }

  private static @Nullable Integer scoreValue(JsonNode body) {
    JsonNode score = body.path("score");
    if (score.isMissingNode()) {
      throw ProblemException.invalid("/score", "/score is required; null removes the score.");
    }
    if (score.isNull()) {
      return null;
    }
    if (score.isBoolean()) {
      throw ProblemException.refused("/score", "/score must be a number, not true or false.");
    }
    double value = score.isNumber() ? score.doubleValue() : Double.NaN;
    if (!(value >= 0 && value <= 100)) {
      throw ProblemException.invalid("/score", "/score must be a whole number from 0 to 100.");
    }
    return (int) Math.round(value);
  }

  /// The prompt of a `track-prompt` body, stored as given when the registry does not know it.
  static Enrichment linked(
      RequestId request, PromptLink given, @Nullable JsonNode variables, PromptLinks links) {
    PromptLinks.Resolved resolved = links.resolve(given);
    String warning = resolved.warning();
    return new Enrichment(
        request,
        new RequestPatch.LinkPrompt(
            resolved.link(), variables == null ? Json.object() : variables, resolved.variables()),
        warning == null ? List.of() : List.of(new Warning("/prompt_name", warning)));
  }
}
