package dev.docket.ingest;

import static dev.docket.ingest.Bodies.json;
import static dev.docket.ingest.Bodies.log;
import static dev.docket.ingest.Bodies.node;
import static dev.docket.ingest.Bodies.readLog;
import static dev.docket.ingest.Bodies.readTrack;
import static dev.docket.ingest.Bodies.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import org.junit.jupiter.api.Test;

class RepliesTest {

  private static final RequestId ID = new RequestId(245_000_000_000_000L);

  @Test
  void a_track_reply_has_exactly_the_recorded_blueprint() {
    assertThat(trackReply(track().put("return_prompt_blueprint", true)))
        .isEqualTo(
            json(
                """
                {'success': true, 'request_id': 245000000000000, 'prompt_blueprint': {
                  'prompt_template': {'type': 'chat', 'messages': [
                    {'role': 'user', 'content': [{'type': 'text', 'text': 'Capital of Japan?',
                       'id': null, 'annotations': null}], 'input_variables': [],
                     'template_format': 'f-string', 'raw_request_display_role': 'user',
                     'dataset_examples': [], 'name': null},
                    {'role': 'assistant', 'content': [{'type': 'text', 'text': 'Tokyo',
                       'id': null, 'annotations': null}], 'input_variables': [],
                     'template_format': 'f-string', 'raw_request_display_role': 'assistant',
                     'dataset_examples': [], 'name': null, 'function_call': null,
                     'tool_calls': null}],
                    'functions': [], 'tools': [], 'function_call': null, 'tool_choice': null,
                    'input_variables': [], 'dataset_examples': []},
                  'commit_message': null,
                  'metadata': {'model': {'provider': 'openai', 'model_config_display_name': null,
                    'base_model': null, 'name': 'gpt-4o',
                    'parameters': {'temperature': 1, 'stream': false},
                    'display_params': {'temperature': '1', 'stream': false},
                    'api_type': 'chat-completions'}},
                  'provider_base_url_name': null, 'report_id': null,
                  'inference_client_name': null, 'provider_id': null},
                 'message': 'Request tracked successfully'}
                """));
  }

  @Test
  void the_blueprint_is_null_unless_asked_for_and_warnings_are_there_when_any() {
    JsonNode reply = trackReply(track().put("prompt_id", 4));
    assertThat(reply.path("prompt_blueprint").isNull()).isTrue();
    assertThat(reply.path("warnings").path(0).path("pointer").textValue()).isEqualTo("/prompt_id");
  }

  @Test
  void on_an_error_the_blueprint_holds_the_inputs_only() {
    ObjectNode body = track().put("return_prompt_blueprint", true).put("status", "ERROR");
    body.putObject("request_response");
    assertThat(template(trackReply(body)).path("messages")).hasSize(1);
  }

  @Test
  void tools_calls_thinking_and_images_are_in_template_form() {
    ObjectNode body = track().put("return_prompt_blueprint", true);
    body.set(
        "kwargs",
        node(
            """
            {'model': 'claude', 'system': 'S', 'tools': [
               {'name': 'f', 'description': 'd', 'input_schema': {'type': 'object'}}],
             'messages': [{'role': 'user', 'content': [{'type': 'image', 'source':
               {'type': 'base64', 'media_type': 'image/png', 'data': 'AAAA'}}]}]}
            """));
    body.set(
        "request_response",
        node(
            """
            {'role': 'assistant', 'content': [{'type': 'thinking', 'thinking': 'hm'},
              {'type': 'tool_use', 'id': 't', 'name': 'f', 'input': {'a': 1}}]}
            """));
    JsonNode template = template(trackReply(body));
    assertThat(template.path("tools"))
        .isEqualTo(
            node(
                "[{'type': 'function', 'function': {'name': 'f', 'description': 'd',"
                    + " 'parameters': {'type': 'object'}}}]"));
    assertThat(template.at("/messages/1/content/0/image_url/url").textValue())
        .isEqualTo("data:image/png;base64,AAAA");
    assertThat(template.at("/messages/2/content"))
        .isEqualTo(node("[{'type': 'thinking', 'thinking': 'hm'}]"));
    assertThat(template.at("/messages/2/tool_calls"))
        .isEqualTo(
            node(
                "[{'id': 't', 'type': 'function',"
                    + " 'function': {'name': 'f', 'arguments': '{\"a\":1}'}}]"));
  }

  @Test
  void a_completion_is_a_completion_template() {
    ObjectNode body = track().put("return_prompt_blueprint", true);
    body.set("kwargs", node("{'model': 'm', 'prompt': 'Once'}"));
    body.set("request_response", node("{'choices': [{'text': ' upon'}]}"));
    JsonNode template = template(trackReply(body));
    assertThat(template.path("type").textValue()).isEqualTo("completion");
    assertThat(template.path("content").findValuesAsText("text")).containsExactly("Once", " upon");
  }

  @Test
  void a_log_reply_is_the_recorded_row() {
    ObjectNode body = log();
    body.setAll(
        json(
            """
            {'metadata': {'a': 1, 'b': 'x'}, 'tags': ['t'], 'score': 80, 'input_tokens': 3,
             'output_tokens': 4, 'price': 0.5, 'parameters': {'top_p': 1}}
            """));
    Incoming read = readLog(body);
    JsonNode row = LogReply.of(ID, new WorkspaceId(2), read.log(), read.warnings());
    assertThat(row.fieldNames())
        .toIterable()
        .contains(
            "id user_id prompt_id prompt_version_number prompt_input_variables provider_type"
                .split(" "))
        .contains("function_name function_args request_start_time request_end_time".split(" "))
        .contains("is_sharable share_hash share_view_count is_starred".split(" "))
        .contains("prompt_string response_string status error_type error_message".split(" "))
        .doesNotContain("warnings");
    assertThat(row.path("success").booleanValue()).isTrue();
    assertThat(row.path("id")).isEqualTo(row.path("request_id"));
    assertThat(row.path("engine").textValue()).isEqualTo("gpt-4o");
    assertThat(row.path("tokens").intValue()).isEqualTo(7);
    assertThat(row.path("price").doubleValue()).isEqualTo(0.5);
    assertThat(row.path("score").intValue()).isEqualTo(80);
    assertThat(row.path("metadata")).isEqualTo(node("[{'a': 1}, {'b': 'x'}]"));
    assertThat(row.path("tags_array")).isEqualTo(node("['t']"));
    assertThat(row.at("/function_kwargs/parameters")).isEqualTo(node("{'top_p': 1}"));
    assertThat(row.at("/request_response/output/messages/0/role").textValue())
        .isEqualTo("assistant");
    assertThat(row.path("workspace_id").intValue()).isEqualTo(2);
    assertThat(row.path("created_at").textValue()).endsWith("Z");
  }

  @Test
  void a_logged_template_is_kept_as_written_with_the_answer_appended() {
    ObjectNode body = log();
    body.withObject("/input").put("custom", 1).putArray("tools").add(json("{'x': 1}"));
    Incoming read = readLog(body);
    JsonNode version =
        LogReply.of(ID, new WorkspaceId(2), read.log(), read.warnings()).path("prompt_version");
    JsonNode template = version.path("prompt_template");
    assertThat(template.path("custom").intValue()).isEqualTo(1);
    assertThat(template.path("tools")).isEqualTo(node("[{'x': 1}]"));
    assertThat(template.path("messages")).hasSize(3);
    ObjectNode first = (ObjectNode) template.path("messages").path(0);
    body.at("/input/messages/0")
        .properties()
        .forEach(given -> assertThat(first.get(given.getKey())).isEqualTo(given.getValue()));
    assertThat(version.at("/metadata/model/provider").textValue()).isEqualTo("openai");
  }

  @Test
  void a_logged_message_has_all_that_a_tracked_one_has() {
    ObjectNode tracked =
        (ObjectNode) TemplateForm.message(Message.of("assistant", "Hi")).without("content");
    ObjectNode logged = (ObjectNode) TemplateForm.whole(json("{'role': 'assistant'}"));
    assertThat(logged.path("content")).isEqualTo(node("[]"));
    assertThat(logged.<ObjectNode>without("content")).isEqualTo(tracked);
    assertThat(TemplateForm.whole(json("{'role': 'user', 'template_format': 'jinja2'}")))
        .isEqualTo(
            node(
                "{'role': 'user', 'template_format': 'jinja2', 'content': [],"
                    + " 'input_variables': [], 'dataset_examples': [], 'name': null,"
                    + " 'raw_request_display_role': 'user'}"));
  }

  @Test
  void a_completion_answered_by_a_chat_becomes_a_chat() {
    ObjectNode body = log();
    body.set(
        "input", json("{'type': 'completion', 'content': [{'type': 'text', 'text': 'Once'}]}"));
    Incoming read = readLog(body);
    JsonNode template = Blueprint.of(read.log().call(), read.log().exchange().raw());
    assertThat(template.at("/prompt_template/messages")).hasSize(2);
  }

  private static ObjectNode trackReply(ObjectNode body) {
    return TrackReply.of(ID, readTrack(body));
  }

  private static JsonNode template(JsonNode reply) {
    return reply.at("/prompt_blueprint/prompt_template");
  }
}
