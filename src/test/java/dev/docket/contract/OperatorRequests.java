package dev.docket.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Field;
import dev.docket.json.Json;
import dev.docket.requests.Annotations;
import dev.docket.requests.Call;
import dev.docket.requests.Cost;
import dev.docket.requests.ErrorType;
import dev.docket.requests.Exchange;
import dev.docket.requests.Flattening;
import dev.docket.requests.Metadata;
import dev.docket.requests.Outcome;
import dev.docket.requests.OutputShape;
import dev.docket.requests.PromptLink;
import dev.docket.requests.RawExchange;
import dev.docket.requests.RequestLog;
import dev.docket.requests.Score;
import dev.docket.requests.Status;
import dev.docket.requests.Timing;
import dev.docket.requests.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The four requests that [OperatorExamples] are about. Every field's values are its own, so that a
/// condition that looks into the wrong field finds nobody.
final class OperatorRequests {

  private OperatorRequests() {}

  static List<RequestLog> all() {
    return List.of(of(1, "Ada", "a"), of(2, "Bob", "b"), of(3, "Cyd", "c"), bare());
  }

  private static RequestLog of(int nth, String who, String letter) {
    return new RequestLog(
        new Call(
            "provider_type of " + who,
            "engine of " + who,
            "function_name of " + who,
            "api_type of " + who,
            null),
        new Timing(time(Field.REQUEST_START_TIME, nth), time(Field.REQUEST_END_TIME, nth)),
        new Usage(
            number(Field.INPUT_TOKENS, nth),
            number(Field.OUTPUT_TOKENS, nth),
            number(Field.CACHED_TOKENS, nth),
            number(Field.THINKING_TOKENS, nth),
            0),
        new Cost(number(Field.COST, nth), "price_source of " + who),
        outcome(nth),
        exchange(nth, letter),
        new Annotations(
            new Metadata(pairs(object("metadata ", nth, letter))),
            two("tags ", nth, letter),
            scores(nth, letter),
            new PromptLink(
                "prompt_name of " + who,
                10L + nth,
                (long) number(Field.PROMPT_VERSION_NUMBER, nth),
                null),
            10L + nth));
  }

  private static RequestLog bare() {
    Instant start = Instant.parse("2026-01-01T10:00:00Z");
    return new RequestLog(
        new Call("", "", null, null, null),
        new Timing(start, start),
        Usage.NONE,
        Cost.UNKNOWN,
        Outcome.SUCCESS,
        new Exchange(
            "",
            "",
            "",
            OutputShape.PLAIN_TEXT,
            List.of(),
            List.of(),
            0,
            0,
            List.of(),
            new RawExchange(Json.object(), Json.object(), Json.object())),
        Annotations.NONE);
  }

  /// Ada's number is one more than a round one, Bob's two, Cyd's three.
  static int number(Field field, int nth) {
    return 10 * (List.of(Field.values()).indexOf(field) + 1) + nth;
  }

  /// Each begins at the end of a day and ends on the next.
  static Instant time(Field field, int nth) {
    Instant start = Instant.parse("2026-02-0" + nth + "T23:59:59.990Z");
    return field == Field.REQUEST_START_TIME
        ? start
        : start.plusMillis(number(Field.LATENCY_MS, nth));
  }

  private static Outcome outcome(int nth) {
    String message = text("errormessage", nth);
    return switch (nth) {
      case 1 -> new Outcome(Status.WARNING, ErrorType.PROVIDER_ERROR, message);
      case 2 -> new Outcome(Status.ERROR, ErrorType.PROVIDER_TIMEOUT, message);
      default -> new Outcome(Status.SUCCESS, ErrorType.UNKNOWN_ERROR, message);
    };
  }

  private static String text(String word, int nth) {
    return switch (nth) {
      case 1 -> "The " + word + " is late.";
      case 2 -> "More " + word + "s, please!";
      default -> "The other one.";
    };
  }

  private static Exchange exchange(int nth, String letter) {
    ObjectNode output = object("output ", nth, letter);
    ObjectNode variables = object("input_variables ", nth, letter);
    return new Exchange(
        text("inputtext", nth),
        text("inputtext", nth),
        text("outputtext", nth),
        List.of(OutputShape.JSON, OutputShape.TOOL_CALL, OutputShape.PLAIN_TEXT).get(nth - 1),
        Flattening.of(output).leaves(),
        two("tool_names ", nth, letter),
        number(Field.TURN_COUNT, nth),
        number(Field.TOOL_CALL_COUNT, nth),
        Flattening.of(variables).leaves(),
        new RawExchange(Json.object(), Json.object(), variables));
  }

  /// Cyd's has another key.
  private static ObjectNode object(String prefix, int nth, String letter) {
    ObjectNode object = Json.object().put(prefix + letter, "Red Apple");
    switch (nth) {
      case 1 -> object.put(prefix + "both", "Red Apple").put(prefix + "n", 10);
      case 2 -> object.put(prefix + "both", "Green apple").put(prefix + "n", "20.0");
      default -> object.put(prefix + "other", "20");
    }
    return object;
  }

  private static Map<String, JsonNode> pairs(ObjectNode object) {
    Map<String, JsonNode> pairs = new LinkedHashMap<>();
    object.properties().forEach(pair -> pairs.put(pair.getKey(), pair.getValue()));
    return pairs;
  }

  private static List<String> two(String prefix, int nth, String letter) {
    return nth < 3 ? List.of(prefix + letter, prefix + "both") : List.of(prefix + letter);
  }

  private static List<Score> scores(int nth, String letter) {
    List<Score> scores = new ArrayList<>();
    for (String name : two("score_names ", nth, letter)) {
      scores.add(new Score(name, 20, Instant.EPOCH));
    }
    if (nth < 3) {
      scores.add(new Score("scored", 10 * nth, Instant.EPOCH));
    }
    return scores;
  }
}
