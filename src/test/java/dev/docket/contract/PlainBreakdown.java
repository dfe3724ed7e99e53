package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.breakdown.Breakdown;
import dev.docket.analytics.breakdown.BreakdownQuestion;
import dev.docket.analytics.breakdown.BreakdownSort;
import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import dev.docket.opensearch.schema.Terms;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A breakdown counted by going through the requests one by one.
final class PlainBreakdown {

  /// Between two equal numbers a digest may give one beside them.
  private static final double ROUNDING = 1e-6;

  private final List<PlainRequest> requests;
  private final Dimension by;
  private final Map<String, List<PlainRequest>> byValue = new TreeMap<>();

  PlainBreakdown(List<PlainRequest> requests, Dimension by) {
    this.requests = requests;
    this.by = by;
    for (PlainRequest request : requests) {
      values(request)
          .forEach(value -> byValue.computeIfAbsent(value, _ -> new ArrayList<>()).add(request));
    }
  }

  private Set<String> values(PlainRequest request) {
    Stream<String> values =
        switch (by) {
          case Dimension.OfField(Field field) ->
              field == Field.PROMPT_VERSION_NUMBER
                  ? Stream.ofNullable(request.number(field))
                      .map(number -> Long.toString(number.longValue()))
                  : request.strings(field).stream();
          case Dimension.OfKey(String key) ->
              request.pairs(Field.METADATA).stream()
                  .filter(pair -> pair.key().equals(key))
                  .map(PlainRequest.Pair::text);
        };
    return values.collect(Collectors.toSet());
  }

  List<String> values() {
    return List.copyOf(byValue.keySet());
  }

  /// Compares all pages of an answer.
  void check(String asked, BreakdownQuestion question, List<Breakdown> pages) {
    List<String> expected =
        byValue.keySet().stream()
            .filter(value -> value.startsWith(question.search()))
            .sorted(order(question.order()))
            .toList();
    List<Breakdown.Item> items = pages.stream().flatMap(page -> page.items().stream()).toList();
    if (isEstimate(question.order().by())) {
      checkEstimatedOrder(asked, question.order(), items);
      assertThat(items.stream().map(Breakdown.Item::value))
          .as(asked)
          .containsExactlyInAnyOrderElementsOf(expected.stream().map(this::shown).toList());
    } else {
      assertThat(items.stream().map(Breakdown.Item::value))
          .as(asked)
          .containsExactlyElementsOf(expected.stream().map(this::shown).toList());
    }
    Map<String, String> values =
        byValue.keySet().stream().collect(Collectors.toMap(this::shown, value -> value));
    items.forEach(item -> check(asked, item, byValue.get(values.get(item.value()))));
    int perPage = question.paging().perPage();
    for (int i = 0; i < pages.size(); i++) {
      Breakdown page = pages.get(i);
      assertThat(page.items().size())
          .as(asked)
          .isEqualTo(Math.min(perPage, expected.size() - i * perPage));
      checkBeside(asked, page, values);
    }
  }

  private void checkBeside(String asked, Breakdown page, Map<String, String> values) {
    assertThat(page.matched()).as(asked).isEqualTo(requests.size());
    assertThat(page.missing())
        .as(asked)
        .isEqualTo(requests.stream().filter(request -> values(request).isEmpty()).count());
    assertThat(page.distinct()).as(asked).isEqualTo(new Breakdown.Distinct(byValue.size(), true));
    assertThat(page.exact()).as(asked).isTrue();
    Set<String> here =
        page.items().stream().map(item -> values.get(item.value())).collect(Collectors.toSet());
    List<PlainRequest> others =
        requests.stream()
            .filter(request -> !values(request).isEmpty())
            .filter(request -> values(request).stream().noneMatch(here::contains))
            .toList();
    assertThat(page.other())
        .as(asked)
        .isEqualTo(
            others.isEmpty() ? null : new Breakdown.Other(others.size(), sum(others, Field.COST)));
  }

  private void check(String asked, Breakdown.Item item, List<PlainRequest> own) {
    List<Instant> starts =
        own.stream()
            .map(request -> request.time(Field.REQUEST_START_TIME).truncatedTo(ChronoUnit.MILLIS))
            .sorted()
            .toList();
    assertThat(item)
        .as(asked)
        .isEqualTo(
            new Breakdown.Item(
                item.value(),
                own.size(),
                errors(own),
                sum(own, Field.COST),
                (long) sum(own, Field.INPUT_TOKENS),
                (long) sum(own, Field.OUTPUT_TOKENS),
                item.p50(),
                item.p95(),
                starts.getFirst(),
                starts.getLast()));
    double[] latencies = own.stream().mapToDouble(r -> r.number(Field.LATENCY_MS)).toArray();
    checkPercentile(asked, item.p50(), latencies, 0.5);
    checkPercentile(asked, item.p95(), latencies, 0.95);
  }

  /// The value at the rank, or at the next where the rank is no whole number, within 1 %.
  private static void checkPercentile(
      String asked, OptionalDouble found, double[] latencies, double share) {
    Arrays.sort(latencies);
    double rank = share * latencies.length;
    double low = latencies[(int) Math.max(Math.floor(rank), 1) - 1];
    double high = latencies[(int) Math.ceil(rank) - 1];
    assertThat(found.orElseThrow())
        .as(asked)
        .isBetween(low * 0.99 - ROUNDING, high * 1.01 + ROUNDING);
  }

  private static boolean isEstimate(BreakdownSort sort) {
    return sort == BreakdownSort.P50_LATENCY_MS || sort == BreakdownSort.P95_LATENCY_MS;
  }

  private static void checkEstimatedOrder(
      String asked, BreakdownQuestion.Order order, List<Breakdown.Item> items) {
    List<Double> numbers =
        items.stream()
            .map(
                order.by() == BreakdownSort.P50_LATENCY_MS
                    ? Breakdown.Item::p50
                    : Breakdown.Item::p95)
            .map(OptionalDouble::orElseThrow)
            .toList();
    assertThat(numbers)
        .as(asked)
        .isSortedAccordingTo(
            order.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder());
  }

  private Comparator<String> order(BreakdownQuestion.Order order) {
    if (order.by() == BreakdownSort.VALUE) {
      Comparator<String> byValue =
          by.isNumbers() ? Comparator.comparingLong(Long::parseLong) : byTerm();
      return order.descending() ? byValue.reversed() : byValue;
    }
    ToDoubleFunction<List<PlainRequest>> number =
        switch (order.by()) {
          case REQUESTS -> List::size;
          case ERRORS -> own -> errors(own);
          case ERROR_SHARE -> own -> (double) errors(own) / own.size();
          case COST -> own -> sum(own, Field.COST);
          case INPUT_TOKENS -> own -> sum(own, Field.INPUT_TOKENS);
          case OUTPUT_TOKENS -> own -> sum(own, Field.OUTPUT_TOKENS);
          case LAST_SEEN ->
              own ->
                  own.stream()
                      .mapToLong(r -> r.time(Field.REQUEST_START_TIME).toEpochMilli())
                      .max()
                      .orElseThrow();
          case P50_LATENCY_MS, P95_LATENCY_MS, VALUE -> _ -> 0;
        };
    Comparator<String> byNumber =
        Comparator.comparingDouble(value -> number.applyAsDouble(byValue.get(value)));
    return (order.descending() ? byNumber.reversed() : byNumber)
        .thenComparing(
            by.equals(new Dimension.OfField(Field.PROMPT_VERSION_NUMBER))
                ? Comparator.comparingLong(Long::parseLong)
                : byTerm());
  }

  private Comparator<String> byTerm() {
    return (a, b) ->
        Arrays.compareUnsigned(
            term(a).getBytes(StandardCharsets.UTF_8), term(b).getBytes(StandardCharsets.UTF_8));
  }

  private String term(String value) {
    return switch (by) {
      case Dimension.OfField(Field field) -> FieldPaths.term(field, value).stringValue();
      case Dimension.OfKey(String key) ->
          Terms.pair(key, value).substring(Terms.keyPrefix(key).length());
    };
  }

  private String shown(String value) {
    return Terms.shown(term(value));
  }

  private static long errors(List<PlainRequest> own) {
    return own.stream().filter(request -> request.strings(Field.STATUS).contains("ERROR")).count();
  }

  private static double sum(List<PlainRequest> own, Field field) {
    return own.stream().mapToDouble(request -> request.number(field)).sum();
  }
}
