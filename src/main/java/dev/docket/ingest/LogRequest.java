package dev.docket.ingest;

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
import dev.docket.requests.Score;
import dev.docket.requests.Status;
import dev.docket.requests.Timing;
import dev.docket.requests.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a `POST /log-request` body by its schema: the first violation ends it. Unknown properties
/// are ignored, explicit nulls are defaults.
public final class LogRequest {

  private final StrictFields fields;
  private final Instant now;
  private final List<Warning> warnings = new ArrayList<>();

  private LogRequest(JsonNode body, Instant now) {
    this.fields = StrictFields.of(body, "");
    this.now = now;
  }

  /// Reads a body.
  ///
  /// @param now when it came
  /// @param links the prompt registry of the caller's workspace
  /// @throws ProblemException [dev.docket.problem.Problem.Invalid], with a pointer
  public static Incoming read(JsonNode body, Instant now, PromptLinks links) {
    return new LogRequest(body, now).read(links);
  }

  /// Reads a body that is a part of a larger one.
  ///
  /// @param pointer where it stands there: with it begin the pointers of problems and warnings
  /// @throws ProblemException as [#read]
  public static Incoming readWithin(String pointer, JsonNode body, Instant now, PromptLinks links) {
    try {
      return Within.at(pointer, read(body, now, links));
    } catch (ProblemException e) {
      throw new ProblemException(Within.at(pointer, e.problem()), e);
    }
  }

  private Incoming read(PromptLinks links) {
    Call call = call();
    Timing timing = timing();
    Usage usage = new Usage(fields.count("input_tokens"), fields.count("output_tokens"), 0, 0, 0);
    Outcome outcome = outcome();
    PromptLinks.@Nullable Resolved prompt = prompt(links);
    RawExchange raw = raw();
    Set<String> used = prompt == null ? null : prompt.variables();
    RequestLog log =
        new RequestLog(
            call,
            timing,
            usage,
            cost(),
            outcome,
            Exchanges.derive(raw, used, "/output", warnings),
            annotations(prompt == null ? null : prompt.link()));
    return new Incoming(log, warnings, false);
  }

  private Call call() {
    return new Call(
        fields.requiredKeyword("provider"),
        fields.requiredKeyword("model"),
        fields.keyword("function_name"),
        fields.keyword("api_type"),
        SpanIds.orNull(fields.keyword("span_id")));
  }

  private Timing timing() {
    return new Timing(
        fields.requiredTime("request_start_time", "requestStartTime"),
        fields.requiredTime("request_end_time", "requestEndTime"));
  }

  private Cost cost() {
    JsonNode price = fields.node("price");
    if (price.isMissingNode()) {
      return Cost.UNKNOWN;
    }
    double amount = price.isNumber() ? price.doubleValue() : Double.NaN;
    if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
      throw fields.invalid("price", "must be a number from 0");
    }
    return amount == 0 ? Cost.UNKNOWN : new Cost(amount, Cost.CALLER);
  }

  private Outcome outcome() {
    Status given = fields.constant("status", Status.class);
    Status status = given == null ? Status.SUCCESS : given;
    ErrorType errorType = fields.constant("error_type", ErrorType.class);
    if (errorType != null && !errorType.fits(status)) {
      List<String> allowed =
          Arrays.stream(ErrorType.values()).filter(t -> t.fits(status)).map(Enum::name).toList();
      throw ProblemException.invalid(
          fields.pointer("error_type"),
          "/error_type %s does not go with status %s.".formatted(errorType, status),
          allowed);
    }
    return new Outcome(status, errorType, fields.text("error_message", Limits.ERROR_MESSAGE));
  }

  private PromptLinks.@Nullable Resolved prompt(PromptLinks links) {
    String name = fields.keyword("prompt_name");
    Long id = fields.id("prompt_id");
    OptionalLong version = fields.whole("prompt_version_number");
    if (version.isPresent() && version.getAsLong() <= 0) {
      throw fields.invalid("prompt_version_number", "must be greater than 0");
    }
    if (name == null && id == null && version.isEmpty()) {
      return null;
    }
    PromptLink given =
        new PromptLink(name, id, version.isPresent() ? version.getAsLong() : null, null);
    PromptLinks.Resolved resolved = links.resolve(given);
    String warning = resolved.warning();
    if (warning != null) {
      warnings.add(
          new Warning(name == null && id != null ? "/prompt_id" : "/prompt_name", warning));
    }
    return resolved;
  }

  private RawExchange raw() {
    JsonNode input = Templates.check(fields, "input");
    JsonNode output = Templates.check(fields, "output");
    JsonNode parameters = orEmpty(fields.object("parameters"));
    return new RawExchange(
        new RequestForm.Logged(input, Secrets.mask(parameters)).toJson(),
        output,
        orEmpty(fields.object("prompt_input_variables")));
  }

  private Annotations annotations(@Nullable PromptLink prompt) {
    Metadata metadata =
        MetadataFields.of(MetadataFields.strict(fields), fields.node("metadata"), warnings);
    return new Annotations(metadata, fields.tags("tags"), scores(), prompt, fields.id("group_id"));
  }

  /// The Python SDK always sends a score of 0; only with a name it is one.
  private List<Score> scores() {
    OptionalLong score = fields.whole("score");
    String name = fields.keyword("score_name");
    if (score.isPresent() && (score.getAsLong() < 0 || score.getAsLong() > 100)) {
      throw fields.invalid("score", "must be a whole number from 0 to 100");
    }
    if (score.isEmpty() || (score.getAsLong() == 0 && name == null)) {
      return List.of();
    }
    return List.of(
        new Score(name == null ? Score.DEFAULT_NAME : name, (int) score.getAsLong(), now));
  }

  private static JsonNode orEmpty(@Nullable JsonNode object) {
    return object == null ? Json.object() : object;
  }
}
