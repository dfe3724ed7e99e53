package dev.docket.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.filter.Field;
import dev.docket.json.Json;
import dev.docket.requests.PromptLink;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestLog;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.Score;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request as its caller knows it, with all that was changed on it since: nothing here knows how
/// requests are stored.
final class PlainRequest {

  final RequestId id;
  private final RequestLog log;
  private final JsonNode output;
  private JsonNode variables;
  private final Map<String, JsonNode> metadata;
  private final Set<String> tags;
  private final Map<String, Integer> scores = new LinkedHashMap<>();
  private @Nullable PromptLink prompt;
  private @Nullable Long group;
  private @Nullable String trace;
  private final Map<Field, List<Pair>> pairs = new LinkedHashMap<>();
  private final Map<Field, List<PlainText>> texts = new LinkedHashMap<>();

  /// A value under a key.
  ///
  /// @param folded the text without its case
  record Pair(String key, String text, String folded, @Nullable Double number) {

    Pair(String key, JsonNode value) {
      this(key, value.asText(), PlainText.fold(value.asText()), PlainText.number(value));
    }
  }

  /// A request that was just logged.
  ///
  /// @param output what its answer's leaves come from, an object
  /// @param variables the same of its input variables
  PlainRequest(RequestId id, RequestLog log, JsonNode output, JsonNode variables) {
    this.id = id;
    this.log = log;
    this.output = output;
    this.variables = variables;
    this.metadata = new LinkedHashMap<>(log.annotations().metadata().values());
    this.tags = new LinkedHashSet<>(log.annotations().tags());
    for (Score score : log.annotations().scores()) {
      scores.put(score.name(), score.value());
    }
    this.prompt = log.annotations().prompt();
    this.group = log.annotations().groupId();
  }

  void apply(RequestPatch patch) {
    switch (patch) {
      case RequestPatch.PutMetadata put -> {
        put.values()
            .forEach((key, value) -> {
              if (value.isNull()) {
                metadata.remove(key);
              } else {
                metadata.put(key, value);
              }
            });
      }
      case RequestPatch.PutScore score -> {
        if (score.value() == null) {
          scores.remove(score.name());
        } else {
          scores.put(score.name(), score.value());
        }
      }
      case RequestPatch.EditTags edit -> {
        tags.addAll(edit.add());
        edit.remove().forEach(tags::remove);
      }
      case RequestPatch.LinkPrompt link -> {
        prompt = link.prompt();
        variables = link.inputVariables();
      }
      case RequestPatch.JoinGroup join -> group = join.groupId();
      case RequestPatch.LinkTrace link -> trace = link.traceId();
    }
    pairs.clear();
  }

  /// The exact strings that a field holds: none, one or several.
  List<String> strings(Field field) {
    PromptLink link = prompt;
    return switch (field) {
      case PL_ID -> List.of(id.toString());
      case PROMPT_ID -> some(link == null ? null : link.id());
      case PROMPT_NAME -> some(link == null ? null : link.name());
      case ENGINE -> List.of(log.call().engine());
      case PROVIDER_TYPE -> List.of(log.call().provider());
      case FUNCTION_NAME -> some(log.call().functionName());
      case API_TYPE -> some(log.call().apiType());
      case TRACE_ID -> some(trace);
      case PRICE_SOURCE -> some(log.cost().source());
      case STATUS -> List.of(log.outcome().status().name());
      case ERROR_TYPE -> some(log.outcome().errorType());
      case GROUP_ID -> some(group);
      case TAGS -> List.copyOf(tags);
      case TOOL_NAMES -> log.exchange().toolNames();
      case METADATA_KEYS -> keys(Field.METADATA);
      case OUTPUT_KEYS -> keys(Field.OUTPUT);
      case INPUT_VARIABLE_KEYS -> keys(Field.INPUT_VARIABLES);
      case SCORE_NAMES -> List.copyOf(scores.keySet());
      default -> throw new IllegalArgumentException(field.wireName());
    };
  }

  @Nullable Double number(Field field) {
    return switch (field) {
      case COST -> log.cost().amount();
      case LATENCY_MS -> log.timing().latencyMillis();
      case INPUT_TOKENS -> (double) log.usage().input();
      case OUTPUT_TOKENS -> (double) log.usage().output();
      case CACHED_TOKENS -> (double) log.usage().cached();
      case THINKING_TOKENS -> (double) log.usage().thinking();
      case TURN_COUNT -> (double) log.exchange().turnCount();
      case TOOL_CALL_COUNT -> (double) log.exchange().toolCallCount();
      case PROMPT_VERSION_NUMBER ->
          prompt == null || prompt.version() == null ? null : (double) prompt.version();
      default -> throw new IllegalArgumentException(field.wireName());
    };
  }

  Instant time(Field field) {
    return field == Field.REQUEST_START_TIME ? log.timing().start() : log.timing().end();
  }

  boolean hasShape(Field flag) {
    return switch (log.exchange().shape()) {
      case JSON -> flag == Field.IS_JSON;
      case TOOL_CALL -> flag == Field.IS_TOOL_CALL;
      case PLAIN_TEXT -> flag == Field.IS_PLAIN_TEXT;
    };
  }

  List<PlainText> texts(Field field) {
    return texts.computeIfAbsent(
        field,
        f ->
            switch (f) {
              case INPUT_TEXT -> List.of(new PlainText(log.exchange().inputText()));
              case OUTPUT_TEXT -> List.of(new PlainText(log.exchange().outputText()));
              case TEXT ->
                  Stream.of(log.exchange().inputText(), log.exchange().outputText())
                      .map(PlainText::new)
                      .toList();
              default -> some(log.outcome().errorMessage()).stream().map(PlainText::new).toList();
            });
  }

  List<Pair> pairs(Field field) {
    return pairs.computeIfAbsent(
        field,
        f ->
            switch (f) {
              case METADATA -> {
                List<Pair> all = new ArrayList<>();
                metadata.forEach((key, value) -> flatten(key, value, all));
                yield all;
              }
              case OUTPUT -> flat(output);
              case INPUT_VARIABLES -> flat(variables);
              default -> {
                List<Pair> all = new ArrayList<>();
                scores.forEach((name, value) ->
                    all.add(new Pair(name, "" + value, "" + value, (double) value)));
                yield all;
              }
            });
  }

  /// As they were given, not dotted.
  List<String> metadataKeys() {
    return List.copyOf(metadata.keySet());
  }

  /// What it holds in the field of a condition.
  String described(JsonNode condition) {
    return Field.named(condition.path("field").asText())
        .map(field ->
            switch (field.kind()) {
              case STRING, OPTIONAL_STRING, ID, ARRAY -> strings(field);
              case TEXT, TEXTS -> texts(field);
              case NUMBER -> number(field);
              case TIME -> time(field);
              case FLAG -> log.exchange().shape();
              case NESTED, SCORES ->
                  pairs(field).stream()
                      .filter(pair -> pair.key().equals(condition.path("nested_key").asText()))
                      .toList();
              case INTENT -> "";
            })
        .map(held -> Json.text(Json.object().put("holds", held.toString())))
        .orElse("");
  }

  private List<String> keys(Field field) {
    return pairs(field).stream().map(Pair::key).distinct().toList();
  }

  static List<Pair> flat(JsonNode object) {
    List<Pair> all = new ArrayList<>();
    object.properties().forEach(each -> flatten(each.getKey(), each.getValue(), all));
    return all;
  }

  private static void flatten(String key, JsonNode value, List<Pair> into) {
    if (value.isObject()) {
      value.properties().forEach(each -> flatten(key + "." + each.getKey(), each.getValue(), into));
    } else if (value.isArray()) {
      value.forEach(each -> flatten(key, each, into));
    } else if (!value.isNull()) {
      into.add(new Pair(key, value));
    }
  }

  private static List<String> some(@Nullable Object value) {
    return value == null ? List.of() : List.of(Objects.toString(value));
  }
}
