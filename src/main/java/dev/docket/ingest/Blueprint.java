package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.requests.Call;
import dev.docket.requests.RawExchange;
import java.util.List;
import java.util.Set;

/// The `prompt_blueprint` of a request: what was sent and what came back as a prompt template, with
/// the model and its parameters.
///
/// A pure function of what is stored; it is not stored itself.
public final class Blueprint {

  /// Arguments that are the conversation, or name the model, rather than parameters.
  private static final Set<String> NOT_PARAMETERS =
      Set.of(
          "messages",
          "model",
          "modelId",
          "prompt",
          "input",
          "contents",
          "history",
          "chat_history",
          "message",
          "system");

  private Blueprint() {}

  /// Makes the blueprint of a request from what is stored of it.
  public static ObjectNode of(Call call, RawExchange raw) {
    RequestForm form = RequestForm.of(raw.request());
    ObjectNode blueprint = Json.object();
    blueprint.set(
        "prompt_template",
        switch (form) {
          case RequestForm.Tracked(JsonNode _, JsonNode kwargs) -> tracked(raw, kwargs);
          case RequestForm.Logged(JsonNode input, JsonNode _) -> logged(raw, input);
        });
    blueprint.putNull("commit_message");
    blueprint.putObject("metadata").set("model", model(call, parameters(form)));
    blueprint.putNull("provider_base_url_name");
    blueprint.putNull("report_id");
    blueprint.putNull("inference_client_name");
    blueprint.putNull("provider_id");
    return blueprint;
  }

  private static ObjectNode tracked(RawExchange raw, JsonNode kwargs) {
    Conversation conversation = Conversation.of(raw);
    return conversation.completion() ? completion(conversation) : chat(conversation, kwargs);
  }

  /// A logged template is kept as its author wrote it; the answer is appended, and what is not said
  /// is named.
  private static ObjectNode logged(RawExchange raw, JsonNode input) {
    JsonNode output = raw.response();
    String content = Conversation.isCompletion(input) ? "content" : "messages";
    if (Conversation.isCompletion(input) != Conversation.isCompletion(output)) {
      return chat(Conversation.of(raw), input);
    }
    ObjectNode template = Json.object();
    input.properties().forEach(entry -> template.set(entry.getKey(), entry.getValue()));
    ArrayNode all = template.putArray(content);
    if (Conversation.isCompletion(input)) {
      input.path(content).forEach(all::add);
      output.path(content).forEach(all::add);
      TemplateForm.nameUnsaid(template, List.of("input_variables"), List.of());
      TemplateForm.nameFormat(template);
    } else {
      input.path(content).forEach(message -> all.add(TemplateForm.whole(message)));
      output.path(content).forEach(message -> all.add(TemplateForm.whole(message)));
      TemplateForm.nameUnsaid(
          template,
          List.of("functions", "tools", "input_variables", "dataset_examples"),
          List.of("function_call", "tool_choice"));
    }
    return template;
  }

  private static ObjectNode completion(Conversation conversation) {
    ObjectNode template = Json.object();
    template.put("type", "completion");
    ArrayNode content = template.putArray("content");
    conversation.input().forEach(message -> TemplateForm.addContent(content, message));
    if (conversation.answer() != null) {
      TemplateForm.addContent(content, conversation.answer());
    }
    template.putArray("input_variables");
    template.put("template_format", "f-string");
    return template;
  }

  private static ObjectNode chat(Conversation conversation, JsonNode kwargs) {
    ObjectNode template = Json.object();
    template.put("type", "chat");
    ArrayNode messages = template.putArray("messages");
    conversation.input().forEach(message -> messages.add(TemplateForm.message(message)));
    if (conversation.answer() != null) {
      messages.add(TemplateForm.message(conversation.answer()));
    }
    template.set("functions", arrayOrEmpty(kwargs.path("functions")));
    template.set("tools", TemplateForm.tools(kwargs));
    template.set("function_call", orNull(kwargs.path("function_call")));
    template.set("tool_choice", orNull(kwargs.path("tool_choice")));
    template.putArray("input_variables");
    template.putArray("dataset_examples");
    return template;
  }

  private static ObjectNode model(Call call, ObjectNode parameters) {
    ObjectNode model = Json.object();
    model.put("provider", call.provider());
    model.putNull("model_config_display_name");
    model.putNull("base_model");
    model.put("name", call.engine());
    model.set("parameters", parameters);
    model.set("display_params", displayed(parameters));
    model.put("api_type", call.apiType());
    return model;
  }

  private static ObjectNode parameters(RequestForm form) {
    ObjectNode parameters = Json.object();
    switch (form) {
      case RequestForm.Tracked(JsonNode _, JsonNode kwargs) ->
          kwargs
              .properties()
              .forEach(entry -> {
                if (!NOT_PARAMETERS.contains(entry.getKey())) {
                  parameters.set(entry.getKey(), entry.getValue());
                }
              });
      case RequestForm.Logged(JsonNode _, JsonNode given) ->
          given.properties().forEach(entry -> parameters.set(entry.getKey(), entry.getValue()));
    }
    return parameters;
  }

  /// Numbers as texts, the rest as it is.
  private static ObjectNode displayed(ObjectNode parameters) {
    ObjectNode displayed = Json.object();
    parameters
        .properties()
        .forEach(entry -> {
          JsonNode value = entry.getValue();
          if (value.isNumber()) {
            displayed.put(entry.getKey(), Json.text(value));
          } else {
            displayed.set(entry.getKey(), value);
          }
        });
    return displayed;
  }

  private static JsonNode arrayOrEmpty(JsonNode node) {
    return node.isArray() ? node : Json.object().arrayNode();
  }

  private static JsonNode orNull(JsonNode node) {
    return node.isMissingNode() ? Json.object().nullNode() : node;
  }
}
