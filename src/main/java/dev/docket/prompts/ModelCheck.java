package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;

/// Checks the metadata of a version: an object whose `model`, when there is one, says which to
/// call.
final class ModelCheck {

  private static final int MAX_NAME = 512;

  private ModelCheck() {}

  static JsonNode checked(Given version, String name) {
    Given metadata = version.requiredObject(name);
    version.mustFit(name, PromptLimits.METADATA_BYTES);
    if (metadata.has("model")) {
      Given model = metadata.requiredObject("model");
      model.requiredText("provider", MAX_NAME);
      model.requiredText("name", MAX_NAME);
      model.text("api_type", MAX_NAME);
      if (model.has("parameters")) {
        model.requiredObject("parameters");
      }
    }
    return metadata.object();
  }
}
