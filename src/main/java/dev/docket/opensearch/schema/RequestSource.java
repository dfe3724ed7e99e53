package dev.docket.opensearch.schema;

import static dev.docket.opensearch.schema.RequestDocument.AS_GIVEN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.json.Json;
import dev.docket.requests.Annotations;
import dev.docket.requests.Call;
import dev.docket.requests.Cost;
import dev.docket.requests.ErrorType;
import dev.docket.requests.Metadata;
import dev.docket.requests.Outcome;
import dev.docket.requests.OutputShape;
import dev.docket.requests.PromptLink;
import dev.docket.requests.RawExchange;
import dev.docket.requests.RequestDetail;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestSummary;
import dev.docket.requests.Score;
import dev.docket.requests.Status;
import dev.docket.requests.Timing;
import dev.docket.requests.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a stored document back: the inverse of the document's writer. What a document lacks reads
/// as it would have been without it, so that documents of older versions can be read.
public final class RequestSource {

  /// The properties that a list shows of every request, for `_source` includes.
  public static final List<String> LIST_FIELDS =
      List.of(
          "seq",
          "request_start_time",
          "request_end_time",
          "provider_type",
          "engine",
          "function_name",
          "api_type",
          "span_id",
          "status",
          "error_type",
          "input_tokens",
          "output_tokens",
          "cached_tokens",
          "thinking_tokens",
          "cache_write_tokens",
          "price",
          "price_source",
          "prompt_name",
          "prompt_id",
          "prompt_version_number",
          "prompt_label",
          "group_id",
          "tags",
          "scores",
          "output_shape",
          "metadata.k",
          "metadata.v",
          "metadata.j");

  public static final List<String> PREVIEWS = List.of("input_preview", "output_preview");

  public static final List<String> INPUT_TEXT = List.of("input_text", "input_text" + AS_GIVEN);

  public static final List<String> OUTPUT_TEXT = List.of("output_text", "output_text" + AS_GIVEN);

  public static final List<String> ERROR_MESSAGE =
      List.of("error_message", "error_message" + AS_GIVEN);

  public static final String RESPONSE = "raw.response";

  public static final String INPUT_VARIABLES = "raw.input_variables";

  /// The properties that [#detail] reads.
  public static final List<String> DETAIL_FIELDS =
      Stream.of(
              LIST_FIELDS,
              PREVIEWS,
              ERROR_MESSAGE,
              INPUT_TEXT,
              OUTPUT_TEXT,
              List.of("raw", "created_at", "updated_at", "trace_id"))
          .flatMap(List::stream)
          .toList();

  private RequestSource() {}

  /// Everything small; what the source does not have of it is empty.
  public static RequestSummary summary(JsonNode source) {
    return new RequestSummary(
        new RequestId(source.path("seq").longValue()),
        call(source),
        timing(source),
        usage(source),
        new Cost(source.path("price").doubleValue(), term(source, "price_source")),
        outcome(source),
        shape(source.path("output_shape").asText()),
        annotations(source),
        text(source, "input_preview"),
        text(source, "output_preview"));
  }

  /// Everything.
  public static RequestDetail detail(JsonNode source) {
    RequestSummary summary = summary(source);
    return new RequestDetail(
        summary,
        inputText(source),
        outputText(source),
        new RawExchange(
            json(source.path("raw"), "request"), response(source), inputVariables(source)),
        instant(source, "created_at", summary.id().drawnAt()),
        instant(source, "updated_at", summary.id().drawnAt()),
        term(source, "trace_id"));
  }

  public static String inputText(JsonNode source) {
    return given(source, "input_text");
  }

  public static String outputText(JsonNode source) {
    return given(source, "output_text");
  }

  /// What came back from the model; JSON null when the source does not have it.
  public static JsonNode response(JsonNode source) {
    return json(source.path("raw"), "response");
  }

  /// The prompt's variables; an empty object when the source does not have them.
  public static JsonNode inputVariables(JsonNode source) {
    JsonNode raw = source.path("raw");
    return raw.hasNonNull("input_variables") ? json(raw, "input_variables") : Json.object();
  }

  private static Call call(JsonNode source) {
    return new Call(
        orEmpty(term(source, "provider_type")),
        orEmpty(term(source, "engine")),
        term(source, "function_name"),
        term(source, "api_type"),
        term(source, "span_id"));
  }

  private static Timing timing(JsonNode source) {
    Instant start = instant(source, "request_start_time", Instant.EPOCH);
    return new Timing(start, instant(source, "request_end_time", start));
  }

  private static Usage usage(JsonNode source) {
    return new Usage(
        source.path("input_tokens").longValue(),
        source.path("output_tokens").longValue(),
        source.path("cached_tokens").longValue(),
        source.path("thinking_tokens").longValue(),
        source.path("cache_write_tokens").longValue());
  }

  private static Outcome outcome(JsonNode source) {
    // A newer Docket beside the same engine may know more of both; a page must not fail for it.
    return new Outcome(
        constant(source, "status", Status.SUCCESS, Status.WARNING),
        source.hasNonNull("error_type")
            ? constant(source, "error_type", ErrorType.UNKNOWN_ERROR, ErrorType.UNKNOWN_ERROR)
            : null,
        source.hasNonNull("error_message") ? given(source, "error_message") : null);
  }

  private static <E extends Enum<E>> E constant(
      JsonNode source, String name, E missing, E unknown) {
    if (!source.hasNonNull(name)) {
      return missing;
    }
    String stored = text(source, name);
    return Stream.of(missing.getDeclaringClass().getEnumConstants())
        .filter(constant -> constant.name().equals(stored))
        .findFirst()
        .orElse(unknown);
  }

  private static OutputShape shape(String term) {
    return Stream.of(OutputShape.values())
        .filter(shape -> shape.term().equals(term))
        .findFirst()
        .orElse(OutputShape.PLAIN_TEXT);
  }

  private static Annotations annotations(JsonNode source) {
    List<String> tags = new ArrayList<>();
    source.path("tags").forEach(tag -> tags.add(Terms.decode(tag.asText())));
    List<Score> scores = new ArrayList<>();
    for (JsonNode score : source.path("scores")) {
      scores.add(
          new Score(
              Terms.decode(text(score, "name")),
              score.path("value").intValue(),
              instant(score, "at", Instant.EPOCH)));
    }
    return new Annotations(
        metadata(source), tags, scores, prompt(source), number(source, "group_id"));
  }

  /// Strings are stored as they are, all other values as JSON text: so numbers come back as they
  /// were written, and no user's key is ever a property's name.
  private static Metadata metadata(JsonNode source) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    for (JsonNode entry : source.path("metadata")) {
      values.put(
          text(entry, "k"), entry.has("j") ? json(entry, "j") : TextNode.valueOf(text(entry, "v")));
    }
    return new Metadata(values);
  }

  private static @Nullable PromptLink prompt(JsonNode source) {
    PromptLink link =
        new PromptLink(
            term(source, "prompt_name"),
            number(source, "prompt_id"),
            number(source, "prompt_version_number"),
            term(source, "prompt_label"));
    return link.equals(new PromptLink(null, null, null, null)) ? null : link;
  }

  private static JsonNode json(JsonNode object, String name) {
    return object.hasNonNull(name)
        ? Json.parse(object.path(name).textValue())
        : NullNode.getInstance();
  }

  /// A keyword's text.
  private static @Nullable String term(JsonNode object, String name) {
    return object.hasNonNull(name) ? Terms.decode(object.path(name).asText()) : null;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// A text that was analysed, as it was before.
  private static String given(JsonNode source, String name) {
    return text(source, source.has(name + AS_GIVEN) ? name + AS_GIVEN : name);
  }

  private static String text(JsonNode object, String name) {
    return object.path(name).asText("");
  }

  /// A number, or a keyword that is one.
  private static @Nullable Long number(JsonNode object, String name) {
    return object.hasNonNull(name) ? Long.valueOf(object.path(name).asText()) : null;
  }

  private static Instant instant(JsonNode object, String name, Instant absent) {
    return object.hasNonNull(name) ? Instant.parse(object.path(name).asText()) : absent;
  }
}
