package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Property;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How a program wants a template, to call a model with.
///
/// @param provider in place of the template's, null for that
/// @param model the same
/// @param parameters laid over the template's
/// @param inputVariables an object, null when none were given
/// @param unrendered leaves the variables in the texts
public record Fetch(
    Wanted wanted,
    @Nullable String provider,
    @Nullable String model,
    @Nullable ObjectNode parameters,
    @Nullable ObjectNode inputVariables,
    boolean unrendered) {

  private static final int MAX_NAME = 512;

  /// Reads the body of a `POST /prompt-templates/{identifier}`. Properties that are not known are
  /// ignored, also `metadata_filters`, which every `run()` with metadata sends.
  ///
  /// @throws ProblemException [dev.docket.problem.Problem.Invalid]
  public static Fetch of(JsonNode body) {
    if (!body.isObject()) {
      throw ProblemException.invalid("", "The body must be a JSON object.");
    }
    return new Fetch(
        new Wanted(version(body), orNull(body, "label", PromptLimits.LABEL)),
        orNull(body, "provider", MAX_NAME),
        orNull(body, "model", MAX_NAME),
        object(body, "model_parameter_overrides"),
        object(body, "input_variables"),
        Property.flag(body, "skip_input_variable_rendering"));
  }

  /// The number of a version, null when there is none.
  static @Nullable Long version(JsonNode body) {
    JsonNode given = body.path("version");
    if (given.isMissingNode() || given.isNull()) {
      return null;
    }
    OptionalLong version =
        given.isTextual() || given.isIntegralNumber()
            ? RequestId.parse(given.asText())
            : OptionalLong.empty();
    if (version.isEmpty()) {
      throw ProblemException.invalid("/version", "`version` is a whole number from 1 on.");
    }
    return version.getAsLong();
  }

  static @Nullable String orNull(JsonNode body, String name, int most) {
    String text = Property.text(body, name, most);
    return text.isEmpty() ? null : text;
  }

  private static @Nullable ObjectNode object(JsonNode body, String name) {
    JsonNode given = body.path(name);
    if (given.isMissingNode() || given.isNull()) {
      return null;
    }
    if (!(given instanceof ObjectNode object)) {
      throw ProblemException.invalid("/" + name, "`%s` is an object.".formatted(name));
    }
    return object;
  }
}
