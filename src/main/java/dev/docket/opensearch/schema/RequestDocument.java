package dev.docket.opensearch.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.requests.Annotations;
import dev.docket.requests.Call;
import dev.docket.requests.Exchange;
import dev.docket.requests.Flattening;
import dev.docket.requests.Leaf;
import dev.docket.requests.Outcome;
import dev.docket.requests.Preview;
import dev.docket.requests.PromptLink;
import dev.docket.requests.RawExchange;
import dev.docket.requests.RequestLog;
import dev.docket.requests.Score;
import dev.docket.requests.SearchableNumbers;
import dev.docket.requests.Usage;
import dev.docket.requests.Write;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request as the document that `index-templates/requests.json` maps. [RequestSource] reads it
/// back.
public final class RequestDocument {

  /// Ends the name of a text that the engine is not given to analyse, see [IndexedText].
  static final String AS_GIVEN = "_as_given";

  private RequestDocument() {}

  /// Writes the whole document.
  public static void write(JsonGenerator json, Write.Create create) throws IOException {
    RequestLog log = create.log();
    json.writeStartObject();
    json.writeStringField("workspace", create.workspace().term());
    json.writeNumberField("seq", create.id().value());
    json.writeStringField("write_token", create.writeToken());
    string(json, "resend_key", create.resendKey());
    json.writeStringField("created_at", create.createdAt().toString());
    call(json, log.call());
    String start = log.timing().start().toString();
    json.writeStringField("sort_time", start);
    json.writeStringField("request_start_time", start);
    json.writeStringField("request_end_time", log.timing().end().toString());
    json.writeNumberField("latency_ms", log.timing().latencyMillis());
    usage(json, log.usage());
    json.writeNumberField("price", log.cost().amount());
    string(json, "price_source", log.cost().source());
    outcome(json, log.outcome());
    annotations(json, log.annotations());
    exchange(json, log.exchange());
    pairs(json, log);
    json.writeEndObject();
  }

  private static void call(JsonGenerator json, Call call) throws IOException {
    term(json, "provider_type", call.provider());
    term(json, "engine", call.engine());
    term(json, "function_name", call.functionName());
    term(json, "api_type", call.apiType());
    term(json, "span_id", call.spanId());
  }

  private static void usage(JsonGenerator json, Usage usage) throws IOException {
    json.writeNumberField("input_tokens", usage.input());
    json.writeNumberField("output_tokens", usage.output());
    json.writeNumberField("cached_tokens", usage.cached());
    json.writeNumberField("thinking_tokens", usage.thinking());
    json.writeNumberField("cache_write_tokens", usage.cacheWrite());
  }

  private static void outcome(JsonGenerator json, Outcome outcome) throws IOException {
    json.writeStringField("status", outcome.status().name());
    if (outcome.errorType() != null) {
      json.writeStringField("error_type", outcome.errorType().name());
    }
    if (outcome.errorMessage() != null) {
      text(json, "error_message", outcome.errorMessage());
    }
  }

  private static void annotations(JsonGenerator json, Annotations annotations) throws IOException {
    PairFields.strings(json, "tags", annotations.tags().stream().map(Terms::encode).toList());
    if (!annotations.scores().isEmpty()) {
      json.writeArrayFieldStart("scores");
      for (Score score : annotations.scores()) {
        score(json, score);
      }
      json.writeEndArray();
    }
    if (annotations.prompt() != null) {
      prompt(json, annotations.prompt());
    }
    if (annotations.groupId() != null) {
      json.writeStringField("group_id", annotations.groupId().toString());
    }
  }

  /// One score, as it stands in `scores`.
  static void score(JsonGenerator json, Score score) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", Terms.encode(score.name()));
    json.writeNumberField("value", score.value());
    json.writeStringField("at", score.updatedAt().toString());
    json.writeEndObject();
  }

  /// The prompt's fields, those that are known.
  static void prompt(JsonGenerator json, PromptLink prompt) throws IOException {
    term(json, "prompt_name", prompt.name());
    if (prompt.id() != null) {
      json.writeStringField("prompt_id", prompt.id().toString());
    }
    if (prompt.version() != null) {
      json.writeNumberField("prompt_version_number", prompt.version());
    }
    term(json, "prompt_label", prompt.label());
  }

  private static void exchange(JsonGenerator json, Exchange exchange) throws IOException {
    json.writeStringField("output_shape", exchange.shape().term());
    PairFields.strings(
        json, "tool_names", exchange.toolNames().stream().map(Terms::encode).toList());
    json.writeNumberField("turn_count", exchange.turnCount());
    json.writeNumberField("tool_call_count", exchange.toolCallCount());
    text(json, "input_text", exchange.inputText());
    text(json, "output_text", exchange.outputText());
    json.writeStringField("input_preview", Preview.of(exchange.question()));
    json.writeStringField("output_preview", Preview.of(exchange.outputText()));
    raw(json, exchange.raw());
  }

  /// A text to be analysed, and beside it the text itself in the rare case that the two differ.
  private static void text(JsonGenerator json, String name, String text) throws IOException {
    String indexed = IndexedText.of(text);
    json.writeStringField(name, indexed);
    if (!indexed.equals(text)) {
      json.writeStringField(name + AS_GIVEN, text);
    }
  }

  /// Each body is one JSON text: the engine refuses a property name that holds a lone surrogate,
  /// and never needs to look inside.
  private static void raw(JsonGenerator json, RawExchange raw) throws IOException {
    json.writeObjectFieldStart("raw");
    json.writeStringField("request", Json.text(raw.request()));
    json.writeStringField("response", Json.text(raw.response()));
    json.writeStringField("input_variables", Json.text(raw.inputVariables()));
    json.writeEndObject();
  }

  private static void pairs(JsonGenerator json, RequestLog log) throws IOException {
    NumberBudget numbers =
        new NumberBudget(Math.max(0, SearchableNumbers.MAX - log.annotations().scores().size()));
    Map<String, JsonNode> metadata = log.annotations().metadata().values();
    if (!metadata.isEmpty()) {
      json.writeArrayFieldStart("metadata");
      for (Map.Entry<String, JsonNode> entry : metadata.entrySet()) {
        metadataEntry(json, entry.getKey(), entry.getValue(), numbers);
      }
      json.writeEndArray();
    }
    leaves(json, "output", log.exchange().output(), numbers);
    leaves(json, "input_variables", log.exchange().inputVariables(), numbers);
  }

  /// One metadata pair as given, with the fields by which it is found. Entries hold all that
  /// belongs to their key, so that replacing a key is replacing its entry.
  static void metadataEntry(JsonGenerator json, String key, JsonNode value, NumberBudget numbers)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("k", key);
    if (value.isTextual()) {
      json.writeStringField("v", value.textValue());
    } else {
      json.writeStringField("j", Json.text(value));
    }
    PairFields.write(json, Flattening.of(key, value).leaves(), Terms.METADATA_COLUMNS, numbers);
    json.writeEndObject();
  }

  private static void leaves(
      JsonGenerator json, String field, List<Leaf> leaves, NumberBudget numbers)
      throws IOException {
    if (leaves.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(field);
    PairFields.write(json, leaves, Terms.OTHER_COLUMNS, numbers);
    json.writeEndObject();
  }

  private static void term(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, Terms.encode(value));
    }
  }

  private static void string(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
