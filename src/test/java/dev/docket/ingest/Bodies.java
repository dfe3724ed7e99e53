package dev.docket.ingest;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Client bodies for tests, written with single quotes.
final class Bodies {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

  private Bodies() {}

  static ObjectNode json(String text) {
    return (ObjectNode) node(text);
  }

  static JsonNode node(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  static ObjectNode log() {
    return json(
        """
        {'provider': 'openai', 'model': 'gpt-4o',
         'input': {'type': 'chat', 'messages': [
           {'role': 'system', 'content': [{'type': 'text', 'text': 'Be brief.'}]},
           {'role': 'user', 'content': [{'type': 'text', 'text': 'Capital of Japan?'}]}]},
         'output': {'type': 'chat', 'messages': [
           {'role': 'assistant', 'content': [{'type': 'text', 'text': 'Tokyo'}]}]},
         'request_start_time': '2026-11-23T10:00:00Z', 'request_end_time': '2026-11-23T10:00:01.5Z'}
        """);
  }

  static ObjectNode track() {
    return json(
        """
        {'api_key': 'dk_secret', 'function_name': 'openai.chat.completions.create',
         'provider_type': 'openai', 'args': [],
         'kwargs': {'model': 'gpt-4o', 'temperature': 1, 'stream': false,
           'messages': [{'role': 'user', 'content': 'Capital of Japan?'}]},
         'request_start_time': 1763892000.25, 'request_end_time': 1763892001.75,
         'request_response': {'model': 'gpt-4o-2024-08-06',
           'choices': [{'index': 0, 'message': {'role': 'assistant', 'content': 'Tokyo',
             'refusal': null, 'tool_calls': null}}],
           'usage': {'prompt_tokens': 8, 'completion_tokens': 2, 'total_tokens': 10}}}
        """);
  }

  static Incoming readLog(JsonNode body) {
    return LogRequest.read(body, NOW, PromptLinks.UNLINKED);
  }

  static Incoming readTrack(JsonNode body) {
    return TrackRequest.read(body, NOW, PromptLinks.UNLINKED);
  }

  static Problem problemOf(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).problem();
  }

  /// The pointer of a schema violation.
  static String invalidAt(ThrowingCallable call) {
    return ((Problem.Invalid) problemOf(call)).pointer();
  }
}
