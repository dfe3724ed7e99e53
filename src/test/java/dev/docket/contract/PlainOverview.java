package dev.docket.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.analytics.TimeBuckets;
import dev.docket.filter.Field;
import dev.docket.json.Json;
import dev.docket.opensearch.schema.Terms;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// A second opinion on an analytics answer: one request after the other, in memory. Where the
/// answer has a percentile, this has all latencies in order.
final class PlainOverview {

  private static final int LISTED = 50;
  private static final int USED = 25;
  private static final int COST_KEYS = 10;

  private static final Comparator<String> BY_BYTES =
      Comparator.comparing(term -> term.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private static final Comparator<String> BY_TERM = Comparator.comparing(Terms::encode, BY_BYTES);

  private final TimeBuckets buckets;
  private final List<PlainRequest> all;
  private final List<List<PlainRequest>> inBucket = new ArrayList<>();
  private final int lines;

  /// Looks at some requests, at least one.
  PlainOverview(TimeBuckets.Asked asked, List<PlainRequest> requests) {
    List<Instant> starts =
        requests.stream().map(r -> r.time(Field.REQUEST_START_TIME)).sorted().toList();
    this.buckets = asked.over(starts.getFirst(), starts.getLast());
    this.all = requests;
    this.lines = lines(buckets.size());
    buckets.starts().forEach(_ -> inBucket.add(new ArrayList<>()));
    for (PlainRequest request : requests) {
      Instant time = request.time(Field.REQUEST_START_TIME);
      int bucket = 0;
      while (bucket + 1 < buckets.size() && !time.isBefore(buckets.starts().get(bucket + 1))) {
        bucket++;
      }
      inBucket.get(bucket).add(request);
    }
  }

  /// As docs/analytics.md says: ten, and fewer from 194 buckets on.
  private static int lines(int buckets) {
    return Math.clamp((6_000 / buckets - 1) / 3, 1, 10);
  }

  /// The whole answer.
  ///
  /// @param costKey whose values' costs are wanted, if only one's are
  ObjectNode answer(@Nullable String costKey) {
    ObjectNode answer = Json.object().put("success", true);
    String unit = buckets.interval().unit();
    ObjectNode interval =
        answer
            .putObject("chartInterval")
            .put("interval", unit)
            .put("bucketSizeMs", buckets.interval().length().toMillis());
    interval.put(
        "bucketMinutes", unit.equals("minute") ? buckets.interval().length().toMinutes() : null);
    totals(answer);
    for (int i = 0; i < buckets.size(); i++) {
      answer.withArray("stats").add(stats(i));
    }
    lists(answer);
    latency(answer.putObject("latency"));
    pairs(answer.putArray("metadataValueBreakdown"), costKey);
    ObjectNode honesty = answer.putObject("honesty").put("matched", all.size()).put("exact", true);
    honesty.putArray("estimated").add("latency percentiles").add("toolCallCountP95");
    return answer;
  }

  private void totals(ObjectNode answer) {
    double input = sum(all, Field.INPUT_TOKENS);
    double cached = sum(all, Field.CACHED_TOKENS);
    answer
        .put("averageLatency", average(all, Field.LATENCY_MS) / 1_000)
        .put("totalCost", sum(all, Field.COST))
        .put("totalTokens", input + sum(all, Field.OUTPUT_TOKENS))
        .put("totalRequests", all.size())
        .put("totalCachedTokens", cached)
        .put("totalThinkingTokens", sum(all, Field.THINKING_TOKENS))
        .put("cacheTokenRatio", input == 0 ? null : cached / input);
  }

  private ObjectNode stats(int bucket) {
    List<PlainRequest> in = inBucket.get(bucket);
    ObjectNode row =
        Json.object()
            .put("date", buckets.key(bucket))
            .put("requests", in.size())
            .put("tokens", sum(in, Field.INPUT_TOKENS) + sum(in, Field.OUTPUT_TOKENS))
            .put("inputTokens", sum(in, Field.INPUT_TOKENS))
            .put("outputTokens", sum(in, Field.OUTPUT_TOKENS))
            .put("cost", sum(in, Field.COST))
            .put("latency", average(in, Field.LATENCY_MS) / 1_000)
            .put("cachedTokens", sum(in, Field.CACHED_TOKENS))
            .put("thinkingTokens", sum(in, Field.THINKING_TOKENS))
            .put("traceShare", tracedShare(in))
            .put("avgTurnCount", average(in, Field.TURN_COUNT))
            .put("avgToolCallCount", average(in, Field.TOOL_CALL_COUNT));
    List<Double> calls = in.stream().map(r -> number(r, Field.TOOL_CALL_COUNT)).sorted().toList();
    row.put(
        "toolCallCountP95",
        calls.isEmpty() ? null : calls.get((int) Math.ceil(calls.size() * 0.95) - 1));
    for (String status : List.of("SUCCESS", "WARNING", "ERROR")) {
      row.withObject("/statusCounts")
          .put(status, in.stream().filter(r -> r.strings(Field.STATUS).contains(status)).count());
    }
    Map.of("json", Field.IS_JSON, "toolCall", Field.IS_TOOL_CALL, "plainText", Field.IS_PLAIN_TEXT)
        .forEach((name, field) ->
            row.withObject("/outputShapeCounts")
                .put(name, in.stream().filter(r -> r.hasShape(field)).count()));
    return row;
  }

  private static double tracedShare(List<PlainRequest> in) {
    long traced = in.stream().filter(r -> !r.strings(Field.TRACE_ID).isEmpty()).count();
    return in.isEmpty() ? 0 : (double) traced / in.size();
  }

  private void lists(ObjectNode answer) {
    ArrayNode used = answer.putArray("mostUsedModels");
    ArrayNode usedPrompts = answer.putArray("mostUsedPromptTemplates");
    Groups models = groups(request -> request.strings(Field.ENGINE));
    models.first(USED).forEach((model, in) -> used.addArray().add(model).add(in.size()));
    Groups providers = groups(request -> request.strings(Field.PROVIDER_TYPE));
    Groups prompts = prompts();
    prompts
        .first(LISTED)
        .forEach((prompt, in) ->
            usedPrompts
                .addObject()
                .put("promptId", prompt)
                .put("requests", in.size())
                .put("promptName", promptName(in)));
    overTime(answer, "modelRequestsByDay", "latencyByModelByDay", models);
    overTime(answer, "providerRequestsByDay", "latencyByProviderByDay", providers);
    overTime(answer, "promptTemplateRequestsByDay", "latencyByPromptTemplateByDay", prompts);
    shares(answer.putArray("providerBreakdown"), "provider", providers);
    shares(answer.putArray("promptBreakdown"), "promptId", prompts);
    shares(answer.putArray("tagsBreakdown"), "tag", groups(r -> r.strings(Field.TAGS)));
    ArrayNode errors = answer.putArray("errorTypes");
    groups(r -> r.strings(Field.ERROR_TYPE))
        .first(LISTED)
        .forEach(
            (error, in) -> errors.addObject().put("errorType", error).put("requests", in.size()));
    keys(answer.putArray("metadataKeysTop"), Field.METADATA_KEYS);
    keys(answer.putArray("outputKeysTop"), Field.OUTPUT_KEYS);
    ArrayNode latencies = answer.putArray("toolsLatency");
    ArrayNode bars = answer.putArray("toolsUsageBars");
    groups(r -> r.strings(Field.TOOL_NAMES))
        .first(LISTED)
        .forEach((tool, in) -> {
          List<Double> sorted = latencies(in);
          latencies
              .addObject()
              .put("toolName", tool)
              .put("requests", in.size())
              .put("avgLatencySeconds", average(in, Field.LATENCY_MS) / 1_000)
              .put("minLatencySeconds", sorted.getFirst())
              .put("maxLatencySeconds", sorted.getLast());
          bars.addObject().put("name", tool).put("requests", in.size());
        });
  }

  private Groups byKey(Field field) {
    return groups(r -> r.strings(field), Comparator.comparing(Terms::key, BY_BYTES));
  }

  /// Long keys stand in lists by their beginning.
  private void keys(ArrayNode json, Field field) {
    byKey(field)
        .first(LISTED)
        .forEach((key, in) ->
            json.addObject().put("key", Terms.shown(Terms.key(key))).put("requests", in.size()));
  }

  private Groups prompts() {
    Groups ids = groups(request -> request.strings(Field.PROMPT_ID));
    Groups names =
        groups(request ->
            request.strings(Field.PROMPT_ID).isEmpty()
                ? request.strings(Field.PROMPT_NAME).stream().map(name -> "name:" + name).toList()
                : List.of());
    Map<String, List<PlainRequest>> both = new LinkedHashMap<>(ids.requests);
    both.putAll(names.requests);
    return new Groups(both);
  }

  private static @Nullable String promptName(List<PlainRequest> in) {
    Map<String, List<PlainRequest>> names = new TreeMap<>(BY_TERM);
    for (PlainRequest request : in) {
      for (String name : request.strings(Field.PROMPT_NAME)) {
        names.computeIfAbsent(name, _ -> new ArrayList<>()).add(request);
      }
    }
    return new Groups(names).first(1).keySet().stream().findFirst().orElse(null);
  }

  private void overTime(ObjectNode answer, String counts, String latencies, Groups groups) {
    ObjectNode requests = answer.putObject(counts);
    ObjectNode measures = answer.putObject(latencies);
    groups
        .first(lines)
        .forEach((value, in) -> {
          ArrayNode pairs = requests.putArray(value);
          ObjectNode measured = measures.putObject(value);
          List.of("average", "p50", "p90", "p95")
              .forEach(name -> measured.putArray(name + "_latency"));
          Set<PlainRequest> own = Set.copyOf(in);
          for (int i = 0; i < buckets.size(); i++) {
            List<PlainRequest> both = inBucket.get(i).stream().filter(own::contains).toList();
            pairs.addArray().add(buckets.key(i)).add(both.size());
            if (!both.isEmpty()) {
              measured
                  .withArray("average_latency")
                  .addArray()
                  .add(buckets.key(i))
                  .add(average(both, Field.LATENCY_MS) / 1_000);
              for (String name : List.of("p50", "p90", "p95")) {
                ArrayNode sorted =
                    measured.withArray(name + "_latency").addArray().add(buckets.key(i)).addArray();
                latencies(both).forEach(sorted::add);
              }
            }
          }
        });
  }

  private void latency(ObjectNode measures) {
    List.of("average", "p50", "p90", "p95").forEach(each -> measures.putObject(each + "_latency"));
    for (int i = 0; i < buckets.size(); i++) {
      List<PlainRequest> in = inBucket.get(i);
      if (!in.isEmpty()) {
        ((ObjectNode) measures.get("average_latency"))
            .put(buckets.key(i), average(in, Field.LATENCY_MS) / 1_000);
        for (String each : List.of("p50", "p90", "p95")) {
          ArrayNode sorted =
              ((ObjectNode) measures.get(each + "_latency")).putArray(buckets.key(i));
          latencies(in).forEach(sorted::add);
        }
      }
    }
  }

  private static void shares(ArrayNode json, String name, Groups groups) {
    groups
        .first(LISTED)
        .forEach((value, in) ->
            json.addObject()
                .put(name, value)
                .put("requests", in.size())
                .put("cost", sum(in, Field.COST))
                .put("tokens", sum(in, Field.INPUT_TOKENS) + sum(in, Field.OUTPUT_TOKENS))
                .put("inputTokens", sum(in, Field.INPUT_TOKENS))
                .put("outputTokens", sum(in, Field.OUTPUT_TOKENS)));
  }

  private void pairs(ArrayNode json, @Nullable String costKey) {
    Collection<String> keys =
        costKey == null ? byKey(Field.METADATA_KEYS).first(COST_KEYS).keySet() : List.of(costKey);
    record Pair(String key, String value, int requests, double cost) {}
    List<Pair> pairs = new ArrayList<>();
    for (String key : keys) {
      Groups values =
          groups(
              request ->
                  request.pairs(Field.METADATA).stream()
                      .filter(pair -> pair.key().equals(key))
                      .map(PlainRequest.Pair::text)
                      .toList(),
              Comparator.comparing(value -> Terms.pair(key, value), BY_BYTES));
      values.requests.forEach((value, in) ->
          pairs.add(
              new Pair(
                  Terms.shown(Terms.key(key)),
                  Terms.shown(Terms.pair(key, value).substring(Terms.keyPrefix(key).length())),
                  in.size(),
                  sum(in, Field.COST))));
    }
    pairs.stream()
        .sorted(
            Comparator.comparingDouble(Pair::cost)
                .thenComparingInt(Pair::requests)
                .reversed()
                .thenComparing(Pair::key)
                .thenComparing(Pair::value))
        .limit(LISTED)
        .forEach(pair ->
            json.addObject()
                .put("key", pair.key())
                .put("value", pair.value())
                .put("label", costKey == null ? pair.key() + " = " + pair.value() : pair.value())
                .put("requests", pair.requests())
                .put("cost", pair.cost()));
  }

  /// Requests by value, in the order of the values.
  private record Groups(Map<String, List<PlainRequest>> requests) {

    /// The largest first.
    Map<String, List<PlainRequest>> first(int most) {
      Map<String, List<PlainRequest>> first = new LinkedHashMap<>();
      requests.entrySet().stream()
          .sorted(Comparator.comparingInt(group -> -group.getValue().size()))
          .limit(most)
          .forEach(group -> first.put(group.getKey(), group.getValue()));
      return first;
    }
  }

  private Groups groups(Function<PlainRequest, List<String>> values) {
    return groups(values, BY_TERM);
  }

  private Groups groups(Function<PlainRequest, List<String>> values, Comparator<String> order) {
    Map<String, List<PlainRequest>> groups = new TreeMap<>(order);
    for (PlainRequest request : all) {
      for (String value : values.apply(request).stream().distinct().toList()) {
        groups.computeIfAbsent(value, _ -> new ArrayList<>()).add(request);
      }
    }
    return new Groups(groups);
  }

  private static List<Double> latencies(List<PlainRequest> requests) {
    return requests.stream().map(r -> number(r, Field.LATENCY_MS) / 1_000).sorted().toList();
  }

  private static double number(PlainRequest request, Field field) {
    Double number = request.number(field);
    return number == null ? 0 : number;
  }

  private static double sum(List<PlainRequest> requests, Field field) {
    ToDoubleFunction<PlainRequest> number = request -> number(request, field);
    return requests.stream().mapToDouble(number).sum();
  }

  private static double average(List<PlainRequest> requests, Field field) {
    return requests.isEmpty() ? 0 : sum(requests, field) / requests.size();
  }
}
