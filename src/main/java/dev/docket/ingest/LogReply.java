package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.problem.Warning;
import dev.docket.requests.Annotations;
import dev.docket.requests.Call;
import dev.docket.requests.Exchange;
import dev.docket.requests.Outcome;
import dev.docket.requests.PromptLink;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestLog;
import dev.docket.requests.Score;
import dev.docket.requests.Status;
import dev.docket.requests.Times;
import dev.docket.requests.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `/log-request` answers: the whole row as the original service gives it, with the id under
/// both of the names that clients look for.
public final class LogReply {

  private LogReply() {}

  /// The reply to a stored request.
  public static ObjectNode of(
      RequestId id, WorkspaceId workspace, RequestLog log, List<Warning> warnings) {
    ObjectNode row = Json.object();
    row.put("success", true);
    row.put("id", id.value());
    row.put("request_id", id.value());
    row.putNull("user_id");
    row.put("workspace_id", workspace.value());
    row.put("type", "request");
    addPrompt(row, log);
    addCall(row, log);
    addExchange(row, log.exchange());
    addNumbers(row, log);
    addOutcome(row, log.outcome());
    addAnnotations(row, log.annotations());
    row.put("is_sharable", false);
    row.putNull("share_hash");
    row.put("share_view_count", 0);
    row.put("is_starred", false);
    row.put("created_at", Times.format(id.drawnAt()));
    row.set("prompt_version", Blueprint.of(log.call(), log.exchange().raw()));
    Warnings.into(row, warnings);
    return row;
  }

  private static void addPrompt(ObjectNode row, RequestLog log) {
    PromptLink prompt = log.annotations().prompt();
    row.put("prompt_id", prompt == null ? null : prompt.id());
    row.put("prompt_name", prompt == null ? null : prompt.name());
    row.put("prompt_version_number", prompt == null ? null : prompt.version());
    row.set("prompt_input_variables", log.exchange().raw().inputVariables());
  }

  private static void addCall(ObjectNode row, RequestLog log) {
    Call call = log.call();
    row.put("provider_type", call.provider());
    row.put("engine", call.engine());
    row.put("function_name", emptyIfNull(call.functionName()));
    row.put("api_type", call.apiType());
    row.put("span_id", call.spanId());
    row.put("request_start_time", Times.format(log.timing().start()));
    row.put("request_end_time", Times.format(log.timing().end()));
  }

  private static void addExchange(ObjectNode row, Exchange exchange) {
    JsonNode request = exchange.raw().request();
    row.putArray("function_args");
    ObjectNode kwargs = row.putObject("function_kwargs");
    kwargs.set("input", request.path("input"));
    kwargs.set("parameters", request.path("parameters"));
    row.putObject("request_response").set("output", exchange.raw().response());
    row.put("prompt_string", exchange.inputText());
    row.put("response_string", exchange.outputText());
  }

  private static void addNumbers(ObjectNode row, RequestLog log) {
    row.put("price", log.cost().amount());
    row.put("input_tokens", log.usage().input());
    row.put("output_tokens", log.usage().output());
    row.put("tokens", log.usage().input() + log.usage().output());
  }

  private static void addOutcome(ObjectNode row, Outcome outcome) {
    Status status = outcome.status();
    row.put("status", status.name());
    row.put("error_type", outcome.errorType() == null ? null : outcome.errorType().name());
    row.put("error_message", outcome.errorMessage());
  }

  private static void addAnnotations(ObjectNode row, Annotations annotations) {
    ArrayNode metadata = row.putArray("metadata");
    annotations.metadata().values().forEach((key, value) -> metadata.addObject().set(key, value));
    ArrayNode scores = row.putArray("scores");
    int first = 0;
    for (Score score : annotations.scores()) {
      scores.addObject().put("name", score.name()).put("score", score.value());
      first = score.value();
    }
    row.put("score", first);
    row.put("group_id", annotations.groupId());
    ArrayNode tags = row.putArray("tags_array");
    annotations.tags().forEach(tags::add);
  }

  private static String emptyIfNull(@Nullable String text) {
    return text == null ? "" : text;
  }
}
