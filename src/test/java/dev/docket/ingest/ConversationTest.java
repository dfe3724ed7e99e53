package dev.docket.ingest;

import static dev.docket.ingest.Bodies.node;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.requests.OutputShape;
import dev.docket.requests.RawExchange;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {

  @Nested
  class OpenAiChat {

    @Test
    void messages_become_lines_and_the_answer_is_not_among_them() {
      Conversation read =
          tracked(
              """
              {'messages': [
                {'role': 'developer', 'content': 'Be brief.'},
                {'role': 'user', 'content': [{'type': 'text', 'text': 'Look:'},
                  {'type': 'image_url', 'image_url': {'url': 'https://x/y.png'}},
                  {'type': 'text', 'text': 'what?'}]},
                {'role': 'assistant', 'content': null, 'tool_calls': [{'id': 'c1',
                  'type': 'function', 'function': {'name': 'look', 'arguments': '{"a":1}'}}]},
                {'role': 'tool', 'tool_call_id': 'c1', 'content': 'a cat'}]}
              """,
              "{'choices': [{'message': {'role': 'assistant', 'content': 'A cat.'}}]}");
      assertThat(read.question()).isEqualTo("Look:\nwhat?");
      assertThat(read.inputText())
          .isEqualTo(
              """
              [developer]: Be brief.

              [user]: Look:
              what?

              [assistant]: look({"a":1})

              [tool]: a cat\
              """);
      assertThat(output(read).text()).isEqualTo("A cat.");
      assertThat(read.turnCount()).isEqualTo(3);
      assertThat(read.input().getLast().toolCallId()).isEqualTo("c1");
    }

    @Test
    void a_refusal_and_a_spoken_answer_are_text() {
      assertThat(output(answered("{'choices': [{'message': {'refusal': 'No.'}}]}")).text())
          .isEqualTo("No.");
      assertThat(
              output(
                      answered(
                          "{'choices': [{'message': {'role': 'assistant', 'content': null,"
                              + " 'audio': {'data': 'UklG', 'transcript': 'Hi'}}}]}"))
                  .text())
          .isEqualTo("Hi");
    }

    @Test
    void reasoning_is_no_part_of_the_answer() {
      Conversation read =
          answered("{'choices': [{'message': {'reasoning_content': 'hm', 'content': 'Yes'}}]}");
      assertThat(output(read).text()).isEqualTo("Yes");
      assertThat(answer(read).content()).first().isEqualTo(new Block.Thinking("hm"));
    }

    @Test
    void alternatives_are_parts_of_one_answer() {
      assertThat(
              output(
                      answered(
                          "{'choices': [{'message': {'content': 'a'}},"
                              + " {'message': {'content': 'b'}}]}"))
                  .text())
          .isEqualTo("a\nb");
    }

    @Test
    void tool_calls_are_wrapped_and_their_arguments_parsed() {
      Output output =
          output(
              answered(
                  """
                  {'choices': [{'message': {'content': 'Let me look.', 'tool_calls': [
                    {'id': 'c1', 'type': 'function',
                     'function': {'name': 'weather', 'arguments': '{"city":"Oslo","n":2}'}},
                    {'id': 'c2', 'function': {'name': 'weather', 'arguments': 'broken {'}}]}}]}
                  """));
      assertThat(output.shape()).isEqualTo(OutputShape.TOOL_CALL);
      assertThat(output.toolNames()).containsExactly("weather");
      assertThat(output.toolCallCount()).isEqualTo(2);
      assertThat(output.leaves())
          .extracting(leaf -> leaf.key() + "=" + leaf.text())
          .containsExactly(
              "tool_calls.id=c1",
              "tool_calls.function.name=weather",
              "tool_calls.function.arguments.city=Oslo",
              "tool_calls.function.arguments.n=2",
              "tool_calls.id=c2",
              "tool_calls.function.name=weather",
              "tool_calls.function.arguments=broken {");
      assertThat(output.text())
          .startsWith("Let me look.\ntool_calls.id: c1\n")
          .contains("tool_calls.function.arguments.city: Oslo");
    }

    @Test
    void a_tool_name_that_is_too_long_for_a_term_is_shortened_where_it_is_one() {
      String name = "é".repeat(40_000);
      Output output =
          output(
              answered(
                  "{'choices': [{'message': {'content': null, 'tool_calls': [{'function':"
                      + " {'name': '"
                      + name
                      + "', 'arguments': '{}'}}]}}]}"));
      assertThat(output.toolNames()).containsExactly("é".repeat(512));
      assertThat(output.leaves()).anyMatch(leaf -> leaf.text().equals(name));
    }

    @Test
    void the_old_function_call_is_a_tool_call() {
      assertThat(
              output(
                      answered(
                          "{'choices': [{'message': {'content': null,"
                              + " 'function_call': {'name': 'f', 'arguments': '{}'}}}]}"))
                  .toolNames())
          .containsExactly("f");
    }
  }

  @Nested
  class OtherApis {

    @Test
    void a_question_that_no_user_has_asked_is_the_whole_input() {
      Conversation read =
          tracked(
              "{'messages': [{'role': 'system', 'content': 'Go.'}, {'role': 'user', 'content': ' '}]}",
              "{'choices': [{'message': {'role': 'assistant', 'content': 'Gone.'}}]}");
      assertThat(read.question()).isEqualTo(read.inputText()).contains("[system]: Go.");
    }

    @Test
    void legacy_completions() {
      Conversation read =
          tracked("{'prompt': 'Once upon'}", "{'choices': [{'text': ' a time', 'index': 0}]}");
      assertThat(read.inputText()).isEqualTo("[user]: Once upon");
      assertThat(output(read).text()).isEqualTo(" a time");
      assertThat(read.completion()).isTrue();
    }

    @Test
    void openai_responses_with_a_text() {
      Conversation read =
          tracked(
              "{'instructions': 'Be brief.', 'input': 'Hi'}",
              """
              {'output': [
                {'type': 'reasoning', 'summary': [{'type': 'summary_text', 'text': 'hm'}]},
                {'type': 'message', 'role': 'assistant',
                 'content': [{'type': 'output_text', 'text': 'Hello', 'annotations': []}]}]}
              """);
      assertThat(read.inputText()).isEqualTo("[system]: Be brief.\n\n[user]: Hi");
      assertThat(read.question()).isEqualTo("Hi");
      assertThat(output(read).text()).isEqualTo("Hello");
      assertThat(read.turnCount()).isEqualTo(2);
    }

    @Test
    void openai_responses_with_items() {
      Conversation read =
          tracked(
              """
              {'input': [
                {'role': 'user', 'content': [{'type': 'input_text', 'text': 'Weather?'}]},
                {'type': 'reasoning', 'summary': []},
                {'type': 'function_call', 'call_id': 'c1', 'name': 'weather', 'arguments': '{}'},
                {'type': 'function_call_output', 'call_id': 'c1', 'output': 'rain'}]}
              """,
              """
              {'output': [{'type': 'function_call', 'call_id': 'c2', 'name': 'umbrella',
                'arguments': '{"size":"big"}'}]}
              """);
      assertThat(read.inputText())
          .isEqualTo("[user]: Weather?\n\n[assistant]: weather({})\n\n[tool]: rain");
      assertThat(output(read).toolNames()).containsExactly("umbrella");
      assertThat(output(read).leaves()).extracting("text").contains("big");
      assertThat(read.input().getLast().toolCallId()).isEqualTo("c1");
    }

    @Test
    void anthropic_messages() {
      Conversation read =
          tracked(
              """
              {'system': [{'type': 'text', 'text': 'Be brief.'}], 'messages': [
                {'role': 'user', 'content': 'Weather?'},
                {'role': 'assistant', 'content': [
                  {'type': 'thinking', 'thinking': 'hm', 'signature': 's'},
                  {'type': 'tool_use', 'id': 't1', 'name': 'weather', 'input': {'city': 'Oslo'}}]},
                {'role': 'user', 'content': [
                  {'type': 'tool_result', 'tool_use_id': 't1',
                   'content': [{'type': 'text', 'text': 'rain'}]},
                  {'type': 'text', 'text': 'And now?'}]}]}
              """,
              """
              {'type': 'message', 'role': 'assistant', 'content': [
                {'type': 'text', 'text': 'One moment.'},
                {'type': 'tool_use', 'id': 't2', 'name': 'clock', 'input': {'zone': 'UTC'}}]}
              """);
      assertThat(read.inputText())
          .isEqualTo(
              """
              [system]: Be brief.

              [user]: Weather?

              [assistant]: weather({"city":"Oslo"})

              [tool]: rain

              [user]: And now?\
              """);
      assertThat(output(read).text()).startsWith("One moment.\n");
      assertThat(output(read).toolNames()).containsExactly("clock");
      assertThat(read.turnCount()).isEqualTo(4);
    }

    @Test
    void gemini_contents() {
      Conversation read =
          tracked(
              """
              {'model': 'gemini-2.5', 'config': {'systemInstruction': 'Be brief.'}, 'contents': [
                {'role': 'user', 'parts': [{'text': 'Weather?'}]},
                {'role': 'model', 'parts': [{'functionCall': {'name': 'weather', 'args': {}}}]},
                {'role': 'user', 'parts': [{'functionResponse':
                  {'name': 'weather', 'response': {'sky': 'rain'}}}]}]}
              """,
              """
              {'candidates': [{'content': {'role': 'model', 'parts': [
                {'text': 'hm', 'thought': true}, {'text': 'Rain.'}]}}]}
              """);
      assertThat(read.inputText())
          .isEqualTo(
              """
              [system]: Be brief.

              [user]: Weather?

              [assistant]: weather({})

              [tool]: {"sky":"rain"}\
              """);
      assertThat(output(read).text()).isEqualTo("Rain.");
    }

    @Test
    void gemini_history_and_plain_contents() {
      assertThat(
              tracked(
                      """
                      {'generation_config': {'system_instruction': {'parts': [{'text': 'S'}]}},
                       'history': [{'role': 'user', 'parts': [{'text': 'a'}]},
                         {'role': 'model', 'parts': [{'text': 'b'}]},
                         {'role': 'user', 'parts': ['c']}]}
                      """,
                      "{}")
                  .inputText())
          .isEqualTo("[system]: S\n\n[user]: a\n\n[assistant]: b\n\n[user]: c");
      assertThat(tracked("{'contents': 'Hi'}", "{}").inputText()).isEqualTo("[user]: Hi");
      assertThat(tracked("{'contents': [{'text': 'Hi'}]}", "{}").inputText())
          .isEqualTo("[user]: Hi");
    }

    @Test
    void bedrock_converse() {
      Conversation read =
          tracked(
              """
              {'modelId': 'm', 'system': [{'text': 'S'}, {'cachePoint': {'type': 'default'}}],
               'messages': [{'role': 'user', 'content': [{'text': 'Hi'},
                 {'image': {'format': 'png', 'source': {'bytes': 'AAAA'}}}]},
                {'role': 'assistant', 'content': [
                  {'toolUse': {'toolUseId': 't', 'name': 'f', 'input': {}}}]},
                {'role': 'user', 'content': [
                  {'toolResult': {'toolUseId': 't', 'content': [{'text': 'done'}]}}]}]}
              """,
              """
              {'output': {'message': {'role': 'assistant', 'content': [
                {'reasoningContent': {'reasoningText': {'text': 'hm', 'signature': 's'}}},
                {'text': 'Hello'}]}}, 'stopReason': 'end_turn'}
              """);
      assertThat(read.inputText())
          .isEqualTo("[system]: S\n\n[user]: Hi\n\n[assistant]: f({})\n\n[tool]: done");
      assertThat(output(read).text()).isEqualTo("Hello");
    }

    @Test
    void mistral_in_camel_case() {
      Conversation read =
          tracked(
              "{'messages': [{'role': 'tool', 'toolCallId': 'c', 'content': 'x'}]}",
              """
              {'choices': [{'message': {'content': '', 'toolCalls': [
                {'id': 'c2', 'function': {'name': 'f', 'arguments': {'a': 1}}}]}}]}
              """);
      assertThat(read.input().getFirst().toolCallId()).isEqualTo("c");
      assertThat(output(read).leaves())
          .extracting("key")
          .contains("tool_calls.function.arguments.a");
    }

    @Test
    void images_leave_no_bytes_in_texts() {
      Conversation read =
          tracked("{'prompt': 'A cat', 'size': '1x1'}", "{'data': [{'b64_json': 'AAAA'}]}");
      assertThat(output(read).text()).isEmpty();
      assertThat(answer(read).content()).hasSize(1);
    }

    @Test
    void embeddings_have_no_answer() {
      assertThat(tracked("{'input': ['a', 'b']}", "{'data': [{'embedding': [0.1]}]}").answer())
          .isNull();
    }
  }

  @Nested
  class Shapes {

    @Test
    void a_json_object_is_flattened_and_read_as_lines() {
      Output output = output(answered("' {\"a\": {\"b\": [1, \"x\", null]}, \"c\": true}\\n'"));
      assertThat(output.shape()).isEqualTo(OutputShape.JSON);
      assertThat(output.text()).isEqualTo("a.b: 1\na.b: x\nc: true");
      assertThat(output.leaves()).extracting("key").containsExactly("a.b", "a.b", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2]", "5", "{broken}", "{\"a\": 1} and more}", "", "{", "```{}```"})
    void all_else_is_plain_text(String text) {
      Output output = output(answered("'" + text + "'"));
      assertThat(output.shape()).isEqualTo(OutputShape.PLAIN_TEXT);
      assertThat(output.leaves()).isEmpty();
    }

    @Test
    void a_json_answer_deeper_than_bodies_may_be_is_plain_text() {
      String deep = "{'a':".repeat(201) + "1" + "}".repeat(201);
      Output output = Output.of(Message.of(Message.ASSISTANT, deep.replace('\'', '"')));
      assertThat(output.shape()).isEqualTo(OutputShape.PLAIN_TEXT);
      assertThat(output.text()).hasSize(deep.length());
    }

    @Test
    void an_empty_object_keeps_its_text() {
      assertThat(Output.of(Message.of(Message.ASSISTANT, "{}")).text()).isEqualTo("{}");
    }

    @Test
    void lone_surrogates_and_zeros_survive() {
      String odd = String.valueOf((char) 0xD800);
      Output output = Output.of(Message.of(Message.ASSISTANT, "{\"a\": \"" + odd + "\"}"));
      assertThat(output.text()).isEqualTo("a: " + odd);
    }
  }

  @Nested
  class Nonsense {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "5",
          "'words'",
          "null",
          "[[[[]]]]",
          "{'choices': {}}",
          "{'choices': [5, null, {}, {'message': 7}]}",
          "{'output': 5}",
          "{'output': [5, 'x', null, {}, {'type': 'message'}]}",
          "{'candidates': [null, {'content': 5}]}",
          "{'content': {'type': 'tool_use'}}",
          "{'content': [{'type': 'tool_result'}]}",
          "{'data': [1]}",
          "{'error': {'message': 'boom'}}"
        })
    void is_never_refused(String body) {
      assertThat(output(answered(body)).text()).isNotNull();
      assertThat(tracked("{'messages': " + body + "}", body).inputText()).isNotNull();
      assertThat(tracked("{'input': " + body + ", 'system': " + body + "}", body).inputText())
          .isNotNull();
      assertThat(tracked("{'contents': " + body + "}", body).inputText()).isNotNull();
    }

    @Test
    void an_unknown_answer_is_read_as_lines_without_bytes() {
      Output output =
          output(answered("{'error': {'message': 'boom', 'raw': '" + "A".repeat(20_000) + "'}}"));
      assertThat(output.text()).isEqualTo("message: boom");
    }

    @Test
    void positional_arguments_are_read() {
      RawExchange raw =
          new RawExchange(
              new RequestForm.Tracked(
                      node("['Hi', [{'role': 'user', 'content': 'x'}]]"), node("{}"))
                  .toJson(),
              node("{}"),
              node("{}"));
      assertThat(Conversation.of(raw).inputText()).isEqualTo("[user]: Hi\n\n[user]: x");
    }

    @Test
    void the_deepest_body_is_walked() {
      String deep = "[".repeat(190) + "'x'" + "]".repeat(190);
      assertThat(tracked("{'messages': [{'content': " + deep + "}]}", deep).inputText())
          .isEqualTo("[user]: x");
    }
  }

  private static Conversation tracked(String kwargs, String response) {
    JsonNode request = new RequestForm.Tracked(node("[]"), node(kwargs)).toJson();
    return Conversation.of(new RawExchange(request, node(response), node("{}")));
  }

  private static Conversation answered(String response) {
    return tracked("{}", response);
  }

  private static Message answer(Conversation conversation) {
    return Objects.requireNonNull(conversation.answer());
  }

  private static Output output(Conversation conversation) {
    return Output.of(conversation.answer());
  }
}
