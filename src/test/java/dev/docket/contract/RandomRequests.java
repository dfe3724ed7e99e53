package dev.docket.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestLog;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.Score;
import dev.docket.requests.Status;
import dev.docket.requests.Timing;
import dev.docket.requests.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Requests of all sorts, and changes to them.
final class RandomRequests {

  private static final Instant START = Instant.parse("2026-01-10T00:00:00Z");

  private static final List<Long> LARGE = List.of(Integer.MAX_VALUE + 1L, (1L << 53) - 1);

  private final RandomTexts texts;
  private final boolean extreme;

  private RandomRequests(RandomTexts texts, boolean extreme) {
    this.texts = texts;
    this.extreme = extreme;
  }

  /// Numbers up to the ends of what can be stored.
  static RandomRequests extreme(RandomTexts texts) {
    return new RandomRequests(texts, true);
  }

  /// Numbers whose sums a double holds exactly, costs in sixteenths of a dollar.
  static RandomRequests moderate(RandomTexts texts) {
    return new RandomRequests(texts, false);
  }

  /// A request, to be stored and to be remembered.
  record Logged(RequestLog log, PlainRequest plain) {}

  Logged next(RequestId id) {
    OutputShape shape = texts.pick(List.of(OutputShape.values()));
    JsonNode output = output(shape);
    JsonNode variables = texts.chance(0.5) ? object(3) : Json.object();
    RequestLog log =
        new RequestLog(
            call(),
            timing(),
            new Usage(tokens(), tokens(), tokens(), tokens(), 0),
            cost(),
            outcome(),
            exchange(shape, output, variables),
            annotations());
    return new Logged(log, new PlainRequest(id, log, output, variables));
  }

  private Call call() {
    return new Call(
        texts.pick(List.of("openai", "OpenAI", "anthropic", "")),
        texts.name(),
        maybe("openai.chat.completions.create"),
        maybe("chat-completions"),
        null);
  }

  private Timing timing() {
    Instant start =
        texts.chance(0.02)
            ? Instant.EPOCH
            : START.plus(Duration.ofHours(texts.below(100))).plusNanos(texts.below(3) * 1_000L);
    return new Timing(start, start.plusMillis(texts.below(4) * 500L).plusNanos(1_000));
  }

  private long tokens() {
    return extreme && texts.chance(0.1) ? texts.pick(LARGE) : texts.below(30);
  }

  private Cost cost() {
    if (texts.chance(0.2)) {
      return Cost.UNKNOWN;
    }
    return new Cost(
        extreme ? texts.pick(List.of(0.0, 0.1, 0.25, 1.0, 1e-9, 1e300)) : texts.below(40) / 16.0,
        Cost.CALLER);
  }

  private Outcome outcome() {
    return texts.chance(0.6)
        ? Outcome.SUCCESS
        : new Outcome(
            texts.pick(List.of(Status.ERROR, Status.WARNING)),
            texts.chance(0.3) ? null : texts.pick(List.of(ErrorType.values())),
            texts.chance(0.3) ? null : texts.prose(texts.below(6)));
  }

  private JsonNode output(OutputShape shape) {
    return switch (shape) {
      case PLAIN_TEXT -> Json.object();
      case JSON -> object(5);
      case TOOL_CALL -> {
        ObjectNode output = Json.object();
        var calls = output.putArray("tool_calls");
        for (int i = texts.below(3); i >= 0; i--) {
          ObjectNode function = calls.addObject().put("id", "call_" + i).putObject("function");
          function.put("name", texts.name());
          function.set("arguments", object(3));
        }
        yield output;
      }
    };
  }

  private Exchange exchange(OutputShape shape, JsonNode output, JsonNode variables) {
    List<String> tools = new ArrayList<>();
    output.path("tool_calls").forEach(call -> tools.add(call.at("/function/name").asText()));
    return new Exchange(
        "[user]: " + text(),
        "asked",
        text(),
        shape,
        Flattening.of(output).leaves(),
        tools.stream().distinct().toList(),
        texts.below(5),
        tools.size(),
        Flattening.of(variables).leaves(),
        new RawExchange(Json.object(), Json.object(), variables));
  }

  private String text() {
    return texts.prose(texts.chance(0.03) ? 2_000 : texts.below(20));
  }

  private Annotations annotations() {
    List<String> tags = new ArrayList<>();
    for (int i = texts.chance(0.05) ? 200 : texts.below(4); i > 0; i--) {
      tags.add(i > 10 ? "tag " + i : texts.name());
    }
    Map<String, Integer> scores = new LinkedHashMap<>();
    for (int i = texts.below(3); i > 0; i--) {
      scores.put(texts.name(), texts.below(101));
    }
    return new Annotations(
        new Metadata(metadata()),
        tags.stream().distinct().toList(),
        scores.entrySet().stream()
            .map(score -> new Score(score.getKey(), score.getValue(), START))
            .toList(),
        texts.chance(0.4) ? null : prompt(),
        texts.chance(0.5) ? null : 1L + texts.below(3));
  }

  private PromptLink prompt() {
    return new PromptLink(
        maybe(texts.name()),
        texts.chance(0.3) ? null : 1L + texts.below(4),
        texts.chance(0.3) ? null : 1L + texts.below(4),
        maybe("prod"));
  }

  private Map<String, JsonNode> metadata() {
    Map<String, JsonNode> metadata = new LinkedHashMap<>();
    for (int i = texts.below(7); i > 0; i--) {
      metadata.put(texts.key(), texts.value(2));
    }
    return metadata;
  }

  private ObjectNode object(int most) {
    ObjectNode object = Json.object();
    for (int i = texts.below(most + 1); i > 0; i--) {
      object.set(texts.key(), texts.value(2));
    }
    return object;
  }

  private @Nullable String maybe(String text) {
    return texts.chance(0.3) ? null : text;
  }

  /// A change, half of the time to what the request has.
  RequestPatch patch(PlainRequest request) {
    return switch (texts.below(8)) {
      case 0 ->
          new RequestPatch.PutScore(
              texts.name(), texts.chance(0.3) ? null : texts.below(101), START);
      case 1 -> new RequestPatch.EditTags(List.of(texts.name()), List.of(texts.name()));
      case 2 -> new RequestPatch.LinkPrompt(prompt(), object(3), null);
      case 3 -> new RequestPatch.JoinGroup(1L + texts.below(3));
      case 4 -> new RequestPatch.LinkTrace("%032x".formatted(1 + texts.below(3)));
      default -> {
        Map<String, JsonNode> changed = metadata();
        for (String key : request.metadataKeys()) {
          if (texts.chance(0.4)) {
            changed.put(key, texts.chance(0.4) ? NullNode.getInstance() : texts.value(2));
          }
        }
        yield new RequestPatch.PutMetadata(changed);
      }
    };
  }
}
