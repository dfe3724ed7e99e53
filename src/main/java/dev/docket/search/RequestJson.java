package dev.docket.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.requests.Annotations;
import dev.docket.requests.Outcome;
import dev.docket.requests.PromptLink;
import dev.docket.requests.RequestDetail;
import dev.docket.requests.RequestSummary;
import dev.docket.requests.Score;
import dev.docket.requests.Times;
import dev.docket.requests.Timing;
import dev.docket.requests.Usage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Requests as the API gives them out.
///
/// The names are PromptLayer's, which are not of one piece: a list says `id`, `latency` in seconds
/// and `tags_array`, a detail says `request_id`, `latency_ms` and `model`. A detail here carries
/// both.
public final class RequestJson {

  private static final double MILLIS_PER_SECOND = 1_000;

  private RequestJson() {}

  /// One request, whole.
  ///
  /// @param blueprint what the call looks like as a prompt template
  public static ObjectNode detail(RequestDetail detail, JsonNode blueprint) {
    RequestSummary summary = detail.summary();
    ObjectNode json = Json.object().put("success", true);
    json.set("prompt_blueprint", blueprint);
    contract(json, summary, detail.traceId());
    json.setAll(common(summary));
    attached(json, summary.annotations());
    json.put("function_name", summary.call().functionName())
        .put("api_type", summary.call().apiType())
        .put("error_message", summary.outcome().errorMessage())
        .put("input_text", detail.inputText())
        .put("output_text", detail.outputText());
    json.set("input_variables", detail.raw().inputVariables());
    json.set("request", detail.raw().request());
    json.set("response", detail.raw().response());
    return json.put("created_at", time(detail.createdAt()))
        .put("updated_at", time(detail.updatedAt()));
  }

  /// What PromptLayer's own detail has, by its names.
  private static void contract(ObjectNode json, RequestSummary summary, @Nullable String traceId) {
    Usage usage = summary.usage();
    json.put("request_id", summary.id().value())
        .put("provider", summary.call().provider())
        .put("model", summary.call().engine())
        .put("tokens", usage.input() + usage.output())
        .put("latency_ms", summary.timing().latencyMillis())
        .put("trace_id", traceId);
  }

  /// What a list and a detail both say.
  static ObjectNode common(RequestSummary request) {
    ObjectNode json =
        Json.object()
            .put("id", request.id().value())
            .put("engine", request.call().engine())
            .put("provider_type", request.call().provider());
    usage(json, request.usage());
    json.put("price", request.cost().amount()).put("price_source", request.cost().source());
    timing(json, request.timing());
    outcome(json, request.outcome());
    prompt(json, request.annotations().prompt());
    json.put("group_id", request.annotations().groupId());
    ArrayNode tags = json.putArray("tags_array");
    request.annotations().tags().forEach(tags::add);
    return json;
  }

  private static void usage(ObjectNode json, Usage usage) {
    json.put("input_tokens", usage.input())
        .put("output_tokens", usage.output())
        .put("cached_tokens", usage.cached())
        .put("thinking_tokens", usage.thinking());
  }

  private static void timing(ObjectNode json, Timing timing) {
    json.put("request_start_time", time(timing.start()))
        .put("request_end_time", time(timing.end()))
        .put("latency", seconds(timing));
  }

  /// Of whole microseconds: dividing the fraction of milliseconds would give 1.2340000000000002.
  private static double seconds(Timing timing) {
    return Math.round(timing.latencyMillis() * MILLIS_PER_SECOND)
        / (MILLIS_PER_SECOND * MILLIS_PER_SECOND);
  }

  private static void outcome(ObjectNode json, Outcome outcome) {
    json.put("status", outcome.status().name())
        .put("error_type", outcome.errorType() == null ? null : outcome.errorType().name());
  }

  private static void prompt(ObjectNode json, @Nullable PromptLink prompt) {
    json.put("prompt_id", prompt == null ? null : prompt.id())
        .put("prompt_version_number", prompt == null ? null : prompt.version());
  }

  private static void attached(ObjectNode json, Annotations annotations) {
    ObjectNode metadata = json.putObject("metadata");
    annotations.metadata().values().forEach(metadata::set);
    ArrayNode scores = json.putArray("scores");
    for (Score score : annotations.scores()) {
      scores
          .addObject()
          .put("name", score.name())
          .put("score", score.value())
          .put("updated_at", time(score.updatedAt()));
    }
    json.put("prompt_name", promptName(annotations));
  }

  static @Nullable String promptName(Annotations annotations) {
    return annotations.prompt() == null ? null : annotations.prompt().name();
  }

  private static String time(Instant instant) {
    return Times.format(instant);
  }
}
