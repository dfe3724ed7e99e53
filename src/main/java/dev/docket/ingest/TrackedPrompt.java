package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.ProblemException;
import dev.docket.requests.PromptLink;
import dev.docket.requests.RequestId;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads `track-prompt` bodies.
final class TrackedPrompt {

  private TrackedPrompt() {}

  static Enrichment read(JsonNode body, PromptLinks links) {
    StrictFields fields = StrictFields.of(body, "");
    return isShifted(body) ? readShifted(body, links) : readPlain(fields, links);
  }

  private static Enrichment readPlain(StrictFields fields, PromptLinks links) {
    RequestId request = Enrichment.request(fields);
    String name = fields.requiredKeyword("prompt_name");
    String label = fields.keyword("label");
    Long version = version(fields.node("version"));
    // Who names both means the label: the SDKs' legacy helper says that it supersedes.
    PromptLink link = new PromptLink(name, null, label == null ? version : null, label);
    return Enrichment.linked(request, link, fields.object("prompt_input_variables"), links);
  }

  private static @Nullable Long version(JsonNode node) {
    if (node.isMissingNode()) {
      return null;
    }
    OptionalLong version = node.isTextual() ? Whole.id(node) : Whole.of(node);
    if (version.isEmpty() || version.getAsLong() <= 0) {
      throw ProblemException.refused(
          "/version", "/version must be a positive whole number, or a string of its digits.");
    }
    return version.getAsLong();
  }

  // The Python SDK's async client sends every argument one place late, with true as the request:
  // {"request_id": true, "prompt_name": <request>, "prompt_input_variables": <name>,
  // "version": <variables>, "label": <version>}.
  private static boolean isShifted(JsonNode body) {
    return body.path("request_id").isBoolean()
        && body.path("request_id").booleanValue()
        && body.path("prompt_name").isNumber()
        && body.path("prompt_input_variables").isTextual()
        && body.path("version").isObject();
  }

  private static Enrichment readShifted(JsonNode body, PromptLinks links) {
    if (!body.path("label").isNumber()) {
      throw ProblemException.refused(
          "/request_id",
          "The arguments of track.prompt have arrived one place late, a fault of the Python SDK's"
              + " async client, and the label is lost. Name a version instead of a label, or use the"
              + " sync client.");
    }
    RequestId request = new RequestId(Enrichment.id(body.path("prompt_name"), "/prompt_name"));
    String name = body.path("prompt_input_variables").textValue();
    if (name.isEmpty() || CodePoints.exceed(name, Limits.KEYWORD)) {
      throw ProblemException.invalid(
          "/prompt_input_variables",
          "The prompt's name must have 1 to %,d characters.".formatted(Limits.KEYWORD));
    }
    PromptLink link = new PromptLink(name, null, version(body.path("label")), null);
    return Enrichment.linked(request, link, body.path("version"), links);
  }
}
