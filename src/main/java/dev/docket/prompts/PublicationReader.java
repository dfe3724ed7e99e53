package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what somebody wants to publish. The SDKs put one flat object into both halves of the body,
/// so that each half has properties of the other, which are ignored.
final class PublicationReader {

  /// What would send a client's calls elsewhere, and Docket does not know.
  private static final List<String> PROVIDER_SETTINGS =
      List.of("provider_base_url_name", "provider_id", "inference_client_name");

  private PublicationReader() {}

  static Publication read(JsonNode body) {
    Given given = Given.of(body, "");
    Given template = given.requiredObject("prompt_template");
    Given version = given.requiredObject("prompt_version");
    String name = template.requiredText("prompt_name", PromptLimits.NAME);
    List<String> labels = labels(given);
    version.requiredObject("prompt_template");
    return new Publication(
        name,
        content(version),
        labels,
        template.has("tags")
            ? Optional.of(template.texts("tags", PromptLimits.TAGS, PromptLimits.TAG))
            : Optional.empty(),
        externalIds(template),
        warnings(version));
  }

  static List<String> labels(Given body) {
    return body.texts("release_labels", PromptLimits.LABELS, PromptLimits.LABEL);
  }

  static @Nullable String commitMessage(Given version) {
    return version.text("commit_message", PromptLimits.COMMIT_MESSAGE);
  }

  private static VersionContent content(Given version) {
    TemplateCheck.check(version, "prompt_template");
    return new VersionContent(
        version.node("prompt_template"),
        version.has("metadata") ? ModelCheck.checked(version, "metadata") : null,
        commitMessage(version));
  }

  private static Optional<JsonNode> externalIds(Given template) {
    if (!template.has("external_ids")) {
      return Optional.empty();
    }
    template.mustFit("external_ids", PromptLimits.METADATA_BYTES);
    return Optional.of(template.array("external_ids"));
  }

  private static List<Warning> warnings(Given version) {
    List<Warning> warnings = new ArrayList<>();
    for (String name : PROVIDER_SETTINGS) {
      if (version.has(name)) {
        warnings.add(
            new Warning(
                version.at(name),
                "not used: give the address of a provider to the client that calls it"));
      }
    }
    return warnings;
  }
}
