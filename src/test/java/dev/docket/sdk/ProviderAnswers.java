package dev.docket.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Answers in the forms of OpenAI's and Anthropic's APIs: `It is on its way.`, for 1,200 tokens in
/// and 300 out.
final class ProviderAnswers {

  private ProviderAnswers() {}

  static JsonNode whole(String path, JsonNode body) {
    String form =
        switch (path) {
          case "/v1/chat/completions" ->
              """
              {"id":"chatcmpl-1","object":"chat.completion","created":1764000000,"model":"",
               "choices":[{"index":0,"finish_reason":"stop","logprobs":null,"message":
                 {"role":"assistant","content":"It is on its way.","refusal":null}}],
               "usage":{"prompt_tokens":1200,"completion_tokens":300,"total_tokens":1500}}
              """;
          case "/v1/completions" ->
              """
              {"id":"cmpl-1","object":"text_completion","created":1764000000,"model":"",
               "choices":[{"index":0,"finish_reason":"stop","logprobs":null,
                 "text":"It is on its way."}],
               "usage":{"prompt_tokens":1200,"completion_tokens":300,"total_tokens":1500}}
              """;
          case "/v1/responses" ->
              """
              {"id":"resp_1","object":"response","created_at":1764000000,"model":"",
               "status":"completed","output":[{"type":"message","id":"msg_1","role":"assistant",
                 "status":"completed","content":[{"type":"output_text","annotations":[],
                   "text":"It is on its way."}]}],
               "usage":{"input_tokens":1200,"output_tokens":300,"total_tokens":1500}}
              """;
          case "/v1/images/generations" ->
              """
              {"created":1764000000,"data":[{"b64_json":"iVBORw0KGgo="}],
               "usage":{"input_tokens":1200,"output_tokens":300,"total_tokens":1500}}
              """;
          case "/v1/messages" ->
              """
              {"id":"msg_1","type":"message","role":"assistant","model":"",
               "content":[{"type":"text","text":"It is on its way."}],
               "stop_reason":"end_turn","stop_sequence":null,
               "usage":{"input_tokens":1200,"output_tokens":300}}
              """;
          default -> throw new AssertionError("no API of a provider: " + path);
        };
    ObjectNode answer = (ObjectNode) Json.parse(form);
    if (answer.has("model")) {
      answer.set("model", body.path("model"));
    }
    return answer;
  }

  static String stream(String path, JsonNode body) {
    String model = body.path("model").asText();
    return switch (path) {
      case "/v1/chat/completions" -> chat(model, body.at("/stream_options/include_usage"));
      case "/v1/messages" -> anthropic(model);
      default -> throw new AssertionError("no stream of a provider: " + path);
    };
  }

  private static String chat(String model, JsonNode usage) {
    Stream<String> deltas =
        Stream.of("It is", " on its", " way.")
            .map(
                "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"%s\"}}]"
                    ::formatted);
    String last =
        usage.asBoolean(false)
            ? "\"choices\":[],\"usage\":{\"prompt_tokens\":1200,\"completion_tokens\":300}"
            : "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]";
    String head =
        "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"model\":\"%s\","
            .formatted(model);
    return Stream.concat(deltas, Stream.of(last))
            .map(rest -> head + rest + "}\n\n")
            .collect(Collectors.joining())
        + "data: [DONE]\n\n";
  }

  private static String anthropic(String model) {
    return Stream.of(
            """
            {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant",\
            "model":"%s","content":[],"stop_reason":null,"stop_sequence":null,\
            "usage":{"input_tokens":1200,"output_tokens":1}}}\
            """
                .formatted(model),
            """
            {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}\
            """,
            """
            {"type":"content_block_delta","index":0,\
            "delta":{"type":"text_delta","text":"It is on"}}\
            """,
            """
            {"type":"content_block_delta","index":0,\
            "delta":{"type":"text_delta","text":" its way."}}\
            """,
            """
            {"type":"content_block_stop","index":0}\
            """,
            """
            {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},\
            "usage":{"output_tokens":300}}\
            """,
            """
            {"type":"message_stop"}\
            """)
        .map(event ->
            "event: %s\ndata: %s\n\n".formatted(Json.parse(event).get("type").asText(), event))
        .collect(Collectors.joining());
  }
}
