package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.prompts.llm.LlmKwargs;
import dev.docket.prompts.llm.Model;
import dev.docket.prompts.rendering.Rendering;
import dev.docket.prompts.rendering.Snippets;
import dev.docket.requests.WorkspaceId;
import org.jspecify.annotations.Nullable;

/// Makes of a version what a program calls a model with.
public final class Fetching {

  private final Prompts prompts;

  public Fetching(Prompts prompts) {
    this.prompts = prompts;
  }

  /// The reply to `POST /prompt-templates/{identifier}`: snippets in their places, variables filled
  /// in, and the arguments for the provider's library.
  ///
  /// @throws dev.docket.problem.ProblemException [dev.docket.problem.Problem.NotFound], or
  ///   [dev.docket.problem.Problem.Refused] when the template asks for too much
  public ObjectNode fetch(WorkspaceId workspace, String identifier, Fetch fetch) {
    Prompts.Found found = prompts.find(workspace, identifier, fetch.wanted());
    VersionContent content = found.version().content();
    Model model = model(content, fetch);
    SnippetLookup snippets = new SnippetLookup(prompts, workspace);
    JsonNode template = snippets.expanded(content.template());
    // Without a model nothing can be called, so nothing is filled in unasked.
    if (!fetch.unrendered() && (model != null || fetch.inputVariables() != null)) {
      ObjectNode variables = fetch.inputVariables();
      template = Rendering.render(template, variables == null ? Json.object() : variables);
    }
    ObjectNode json = shown(workspace, found, template, model, snippets);
    json.set("llm_kwargs", LlmKwargs.of(template, model));
    return json;
  }

  /// The reply to `GET /prompt-templates/{identifier}`: the version as it was published.
  ///
  /// @throws dev.docket.problem.ProblemException as [#fetch]
  public ObjectNode raw(WorkspaceId workspace, String identifier, RawFetch fetch) {
    Prompts.Found found = prompts.find(workspace, identifier, fetch.wanted());
    SnippetLookup snippets = new SnippetLookup(prompts, workspace);
    JsonNode template = found.version().content().template();
    if (fetch.resolveSnippets()) {
      template = snippets.expanded(template);
    }
    Model model = model(found.version().content(), null);
    ObjectNode json = shown(workspace, found, template, model, snippets);
    if (fetch.includeKwargs()) {
      json.set("llm_kwargs", LlmKwargs.of(template, model));
    }
    return json;
  }

  private static ObjectNode shown(
      WorkspaceId workspace,
      Prompts.Found found,
      JsonNode template,
      @Nullable Model model,
      SnippetLookup snippets) {
    ObjectNode json = PromptJson.version(workspace, found.prompt(), found.version());
    JsonNode metadata = found.version().content().metadata();
    json.put("success", true);
    json.set("metadata", model == null || metadata == null ? metadata : model.in(metadata));
    json.set("prompt_template", template);
    json.set("snippets", used(snippets, found.version().content().template()));
    json.putNull("provider_base_url");
    json.putNull("custom_provider");
    json.putNull("provider_id");
    json.putNull("warning");
    return json;
  }

  private static @Nullable Model model(VersionContent content, @Nullable Fetch fetch) {
    Model model = content.metadata() == null ? null : Model.of(content.metadata());
    if (model == null || fetch == null) {
      return model;
    }
    if (fetch.provider() != null) {
      model = model.withProvider(fetch.provider());
    }
    if (fetch.model() != null) {
      model = model.withName(fetch.model());
    }
    return fetch.parameters() == null
        ? model
        : model.withParameters(laidOver(model.parameters(), fetch.parameters()));
  }

  private static ObjectNode laidOver(ObjectNode base, ObjectNode changes) {
    ObjectNode laid = Json.object();
    base.properties().forEach(entry -> laid.set(entry.getKey(), entry.getValue()));
    changes.properties().forEach(entry -> laid.set(entry.getKey(), entry.getValue()));
    return laid;
  }

  private static ArrayNode used(SnippetLookup lookup, JsonNode template) {
    ArrayNode used = Json.object().arrayNode();
    for (String reference : Snippets.names(template)) {
      lookup
          .find(reference)
          .ifPresent(version ->
              used.addObject()
                  .put("id", version.promptId())
                  .put("prompt_name", version.name())
                  .put("version", version.number()));
    }
    return used;
  }
}
