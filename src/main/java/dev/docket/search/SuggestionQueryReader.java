package dev.docket.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Limits;
import dev.docket.filter.Selection;
import dev.docket.filter.SelectionReader;
import dev.docket.filter.Simplify;
import dev.docket.json.Property;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads the body of a call for suggestions. Properties that nobody knows are ignored, as
/// PromptLayer's clients expect.
public final class SuggestionQueryReader {

  private static final List<String> FIELDS = SuggestionField.wireNames();

  private final SelectionReader selections;

  public SuggestionQueryReader(SelectionReader selections) {
    this.selections = selections;
  }

  /// Reads the whole body.
  ///
  /// @throws ProblemException with a pointer to what is wrong
  public SuggestionQuery read(JsonNode body) {
    if (!body.isObject()) {
      throw ProblemException.invalid("", "The body of a call for suggestions is a JSON object.");
    }
    SuggestionField field = field(body);
    return new SuggestionQuery(
        selection(body, field),
        field.field(),
        field.isUnderKey() ? key(body, field) : null,
        Property.text(body, "prefix", SuggestionQuery.MAX_PREFIX),
        Property.number(body, "limit", SuggestionQuery.DEFAULT_LIMIT, SuggestionQuery.MAX_LIMIT),
        Property.flag(body, "with_counts"));
  }

  private static SuggestionField field(JsonNode body) {
    return SuggestionField.named(Property.text(body, "field"))
        .orElseThrow(() ->
            ProblemException.invalid(
                "/field", "`field` is one of %s.".formatted(String.join(", ", FIELDS)), FIELDS));
  }

  private static String key(JsonNode body, SuggestionField field) {
    if (!body.hasNonNull("metadata_key")) {
      throw ProblemException.invalid(
          "/metadata_key",
          "`%s` needs `metadata_key`, the key whose values are wanted."
              .formatted(field.wireName()));
    }
    String key = Property.text(body, "metadata_key");
    if (key.length() > Limits.KEY) {
      throw ProblemException.invalid(
          "/metadata_key", "`metadata_key` may have %,d characters.".formatted(Limits.KEY));
    }
    return key;
  }

  private Selection selection(JsonNode body, SuggestionField field) {
    Selection selection = selections.read(body);
    String prompt = promptId(body);
    if (prompt == null || field != SuggestionField.PROMPT) {
      return selection;
    }
    Filter ofPrompt = new Filter.OneOf(Field.PROMPT_ID, List.of(prompt));
    return new Selection(
        Simplify.of(new Filter.And(List.of(selection.filter(), ofPrompt))),
        selection.from(),
        selection.to());
  }

  private static @Nullable String promptId(JsonNode body) {
    JsonNode value = body.path("prompt_id");
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    OptionalLong id =
        value.isIntegralNumber() || value.isTextual()
            ? RequestId.parse(value.asText())
            : OptionalLong.empty();
    return Long.toString(
        id.orElseThrow(() ->
            ProblemException.invalid("/prompt_id", "`prompt_id` is a whole number from 1 on.")));
  }
}
