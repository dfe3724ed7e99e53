package dev.docket.prompts.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Pointer;
import dev.docket.problem.ProblemException;
import java.util.List;
import java.util.stream.StreamSupport;

/// The values of a call, by name, where whole lists are put in.
record Variables(JsonNode values, Allowance allowance) {

  private static final int MAX_ELEMENTS = 10_000;

  /// The elements of a list, or one value as a list of one; empty when it is missing, null or an
  /// empty text.
  ///
  /// @param purpose what the list is for, a sentence's beginning
  List<JsonNode> list(String name, String purpose) {
    JsonNode value = values.path(name);
    if (value.isMissingNode() || value.isNull() || isEmptyText(value)) {
      return List.of();
    }
    if (!allowance.covers(value)) {
      throw refused(
          name, "%s: it is put into the template too often for its size.".formatted(purpose));
    }
    if (!value.isArray()) {
      return List.of(value);
    }
    if (value.size() > MAX_ELEMENTS) {
      throw refused(name, "%s: it has more than %,d elements.".formatted(purpose, MAX_ELEMENTS));
    }
    return StreamSupport.stream(value.spliterator(), false).toList();
  }

  private static boolean isEmptyText(JsonNode value) {
    return value.isTextual() && value.textValue().isEmpty();
  }

  /// The refusal of a variable.
  static ProblemException refused(String name, String message) {
    return ProblemException.refused(Pointer.to("/input_variables", name), message);
  }
}
