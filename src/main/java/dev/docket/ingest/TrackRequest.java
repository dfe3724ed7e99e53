package dev.docket.ingest;

import static dev.docket.ingest.MessageDraft.first;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import dev.docket.problem.Warning;
import dev.docket.requests.Annotations;
import dev.docket.requests.Call;
import dev.docket.requests.Cost;
import dev.docket.requests.ErrorType;
import dev.docket.requests.Metadata;
import dev.docket.requests.Outcome;
import dev.docket.requests.PromptLink;
import dev.docket.requests.RawExchange;
import dev.docket.requests.RequestLog;
import dev.docket.requests.Status;
import dev.docket.requests.Timing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a `POST /track-request` body as leniently as can be: the model has been paid for when it
/// comes, and a refusal would fail the caller's own call.
public final class TrackRequest {

  private final LenientFields fields;
  private final Instant now;
  private final List<Warning> warnings = new ArrayList<>();

  private TrackRequest(JsonNode body, Instant now) {
    this.fields = new LenientFields(body, warnings);
    this.now = now;
  }

  /// Reads a body.
  ///
  /// @param now when it came, in place of times that are missing
  /// @param links the prompt registry of the caller's workspace
  /// @throws ProblemException only when the body is not an object
  public static Incoming read(JsonNode body, Instant now, PromptLinks links) {
    if (!body.isObject()) {
      throw ProblemException.invalid("", "The body must be a JSON object.");
    }
    return new TrackRequest(body, now).read(links);
  }

  private Incoming read(PromptLinks links) {
    RawExchange raw = raw();
    PromptLinks.@Nullable Resolved prompt = prompt(links);
    Set<String> used = prompt == null ? null : prompt.variables();
    RequestLog log =
        new RequestLog(
            call(raw),
            timing(),
            ProviderUsage.of(raw.response()),
            Cost.UNKNOWN,
            outcome(),
            Exchanges.derive(raw, used, "/request_response", warnings),
            annotations(prompt == null ? null : prompt.link()));
    return new Incoming(log, warnings, fields.node("return_prompt_blueprint").asBoolean(false));
  }

  private RawExchange raw() {
    JsonNode args = Secrets.mask(fields.array("args"));
    JsonNode kwargs = Secrets.mask(fields.object("kwargs"));
    JsonNode response = fields.node("request_response");
    return new RawExchange(
        new RequestForm.Tracked(args, kwargs).toJson(),
        response.isMissingNode() ? Json.object() : response,
        fields.object("prompt_input_variables"));
  }

  private Call call(RawExchange raw) {
    String function = fields.keyword("function_name");
    String provider = fields.keyword("provider_type");
    String apiType = fields.keyword("api_type");
    String named = provider != null ? provider : ApiTypes.providerOf(function);
    return new Call(
        named,
        engine(raw),
        function,
        apiType != null ? apiType : ApiTypes.of(named, function, raw.request().path("kwargs")),
        SpanIds.orNull(fields.keyword("span_id")));
  }

  private String engine(RawExchange raw) {
    JsonNode model = first(raw.request().path("kwargs"), "model", "modelId", "model_id");
    if (!model.isTextual()) {
      model = first(raw.response(), "model", "modelVersion", "model_version");
    }
    String name = model.isTextual() ? model.textValue() : "";
    if (!CodePoints.exceed(name, Limits.KEYWORD)) {
      return name;
    }
    warnings.add(
        new Warning("/kwargs/model", "shortened to %,d characters".formatted(Limits.KEYWORD)));
    return CodePoints.head(name, Limits.KEYWORD);
  }

  /// A missing time is taken from the other one: the latency is then 0, not a guess.
  private Timing timing() {
    Instant start = fields.time("request_start_time");
    Instant end = fields.time("request_end_time");
    if (start == null) {
      fields.warn(
          "request_start_time",
          end == null ? "none: set to the time of arrival" : "none: set to the end");
      start = end == null ? now : end;
    }
    if (end == null) {
      fields.warn("request_end_time", "none: set to the start");
      end = start;
    }
    return new Timing(start, end);
  }

  private Outcome outcome() {
    ErrorType errorType = errorType();
    String message = fields.text("error_message", Limits.ERROR_MESSAGE);
    Status status = status(errorType != null || message != null);
    if (status == Status.SUCCESS && errorType != null) {
      fields.warn("error_type", "left out: the status is SUCCESS");
      errorType = null;
    }
    return new Outcome(status, errorType, message);
  }

  private @Nullable ErrorType errorType() {
    String given = fields.keyword("error_type");
    if (given == null) {
      return null;
    }
    for (ErrorType type : ErrorType.values()) {
      if (type.name().equalsIgnoreCase(given)) {
        return type;
      }
    }
    fields.warn("error_type", "unknown, taken for UNKNOWN_ERROR");
    return ErrorType.UNKNOWN_ERROR;
  }

  private Status status(boolean hasError) {
    String given = fields.keyword("status");
    Status fallback = hasError ? Status.ERROR : Status.SUCCESS;
    if (given == null) {
      return fallback;
    }
    for (Status status : Status.values()) {
      if (status.name().equals(given.toUpperCase(Locale.ROOT))) {
        return status;
      }
    }
    fields.warn("status", "unknown, taken for " + fallback);
    return fallback;
  }

  private PromptLinks.@Nullable Resolved prompt(PromptLinks links) {
    Long id = fields.id("prompt_id");
    String name = fields.keyword("prompt_name");
    Long version = fields.id("prompt_version");
    if (id == null && name == null && version == null) {
      return null;
    }
    PromptLinks.Resolved resolved =
        links.resolve(new PromptLink(name, id, version, fields.keyword("prompt_label")));
    String warning = resolved.warning();
    if (warning != null) {
      fields.warn(id == null && name != null ? "prompt_name" : "prompt_id", warning);
    }
    return resolved;
  }

  private Annotations annotations(@Nullable PromptLink prompt) {
    JsonNode given = fields.object("metadata");
    Map<String, JsonNode> values = new LinkedHashMap<>();
    given.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    Metadata metadata = MetadataFields.of(values, given, warnings);
    return new Annotations(metadata, fields.tags("tags"), List.of(), prompt, fields.id("group_id"));
  }
}
