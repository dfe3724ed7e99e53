package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.json.Pointer;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a new version of one that there is and what is to be different.
///
/// Lists take an array, which replaces the whole, or an object of positions, `{"0": {…}}`, whose
/// properties are laid over those of the elements there.
final class PromptPatch {

  private static final List<String> LISTS = List.of("messages", "tools", "functions", "content");
  private static final List<String> VALUES = List.of("function_call", "tool_choice");
  private static final String PARAMETERS = "model_parameters";
  private static final String RESPONSE_FORMAT = "response_format";

  private final Given body;

  private PromptPatch(Given body) {
    this.body = body;
  }

  static Publication applied(PromptVersion base, JsonNode body) {
    return new PromptPatch(Given.of(body, "")).applied(base);
  }

  private Publication applied(PromptVersion base) {
    VersionContent old = base.content();
    ObjectNode version = Json.object();
    version.set("prompt_template", template(old.template().deepCopy()));
    if (old.metadata() != null) {
      version.set("metadata", metadata(old.metadata().deepCopy()));
    } else if (body.has(PARAMETERS) || body.object().has(RESPONSE_FORMAT)) {
      throw noModel();
    }
    // What was laid over might not be a template any more; pointers then lead into the result.
    Given result = Given.of(version, "");
    TemplateCheck.check(result, "prompt_template");
    return new Publication(
        base.name(),
        new VersionContent(
            version.get("prompt_template"),
            result.has("metadata") ? ModelCheck.checked(result, "metadata") : null,
            PublicationReader.commitMessage(body)),
        PublicationReader.labels(body),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private ObjectNode template(ObjectNode template) {
    boolean chat = template.path("type").asText().equals("chat");
    for (String name : LISTS) {
      if (body.object().has(name)) {
        mustBelong(name, chat != name.equals("content"));
        patchList(template, name);
      }
    }
    for (String name : VALUES) {
      if (body.object().has(name)) {
        mustBelong(name, chat);
        template.set(name, body.object().get(name));
      }
    }
    return template;
  }

  private void mustBelong(String name, boolean belongs) {
    if (!belongs) {
      throw body.refused(name, "is not of this type of template");
    }
  }

  private void patchList(ObjectNode template, String name) {
    JsonNode given = body.object().get(name);
    boolean removable = name.equals("tools") || name.equals("functions");
    if (given.isArray() || (given.isNull() && removable)) {
      template.set(name, given);
    } else if (given.isObject()) {
      ArrayNode patched = Json.object().arrayNode();
      template.path(name).forEach(patched::add);
      given.properties().forEach(entry -> patchElement(patched, name, entry));
      template.set(name, patched);
    } else {
      throw body.refused(name, "must be an array, or an object of positions");
    }
  }

  private void patchElement(ArrayNode list, String name, Map.Entry<String, JsonNode> entry) {
    String at = Pointer.to(body.at(name), entry.getKey());
    long index =
        entry.getKey().equals("0") ? 0 : RequestId.parse(entry.getKey()).orElse(Long.MAX_VALUE);
    if (index >= list.size()) {
      throw ProblemException.refused(
          at, "%s is no position: there are %d, from 0.".formatted(at, list.size()));
    }
    Given changes = Given.of(entry.getValue(), at);
    ObjectNode element = Json.object();
    list.get((int) index).properties().forEach(e -> element.set(e.getKey(), e.getValue()));
    changes.object().properties().forEach(e -> element.set(e.getKey(), e.getValue()));
    list.set((int) index, element);
  }

  private ObjectNode metadata(ObjectNode metadata) {
    boolean formats = body.object().has(RESPONSE_FORMAT);
    if (!body.has(PARAMETERS) && !formats) {
      return metadata;
    }
    if (!(metadata.get("model") instanceof ObjectNode model)) {
      throw noModel();
    }
    ObjectNode parameters = Json.object();
    model.path("parameters").properties().forEach(e -> parameters.set(e.getKey(), e.getValue()));
    if (body.has(PARAMETERS)) {
      JsonNode given = body.requiredObject(PARAMETERS).object();
      if (formats && given.has(RESPONSE_FORMAT)) {
        throw body.refused(RESPONSE_FORMAT, "is given twice, here and in model_parameters");
      }
      given.properties().forEach(e -> parameters.set(e.getKey(), e.getValue()));
    }
    if (formats && body.has(RESPONSE_FORMAT)) {
      parameters.set(RESPONSE_FORMAT, body.node(RESPONSE_FORMAT));
    } else if (formats) {
      parameters.remove(RESPONSE_FORMAT);
    }
    model.set("parameters", parameters);
    return metadata;
  }

  private ProblemException noModel() {
    return body.refused(
        body.has(PARAMETERS) ? PARAMETERS : RESPONSE_FORMAT,
        "cannot be set: the version has no model");
  }
}
