package dev.docket.analytics.overview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.analytics.AskedTime;
import dev.docket.analytics.Dimension;
import dev.docket.filter.Selection;
import dev.docket.filter.SelectionReader;
import dev.docket.problem.ProblemException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Reads the body of an analytics call: a selection, `interval`, `metadata_cost_breakdown_key`.
/// `sort_by` and `sort_order` mean nothing here, and properties that nobody knows are ignored, as
/// PromptLayer's clients expect.
final class OverviewReader {

  private static final String COST_KEY = "metadata_cost_breakdown_key";

  private final SelectionReader selections;

  OverviewReader(InstantSource clock) {
    this.selections = new SelectionReader(clock);
  }

  /// Reads the whole body.
  ///
  /// @throws ProblemException with a pointer to what is wrong
  OverviewQuestion read(JsonNode body) {
    if (!body.isObject()) {
      throw ProblemException.invalid("", "The body of an analytics call is a JSON object.");
    }
    Selection selection = selections.read(body);
    return new OverviewQuestion(
        selection.whole(), AskedTime.read(body, selection), costKey(body.path(COST_KEY)));
  }

  private static Dimension.@Nullable OfKey costKey(JsonNode key) {
    if (key.isMissingNode() || key.isNull()) {
      return null;
    }
    if (!key.isTextual()) {
      throw ProblemException.invalid("/" + COST_KEY, "`%s` is a text.".formatted(COST_KEY));
    }
    return Dimension.OfKey.of(key.textValue(), "/" + COST_KEY);
  }
}
