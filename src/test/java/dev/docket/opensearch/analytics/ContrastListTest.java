package dev.docket.opensearch.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.analytics.Dimension;
import dev.docket.filter.Field;
import dev.docket.opensearch.analytics.ContrastCandidate.Known;
import dev.docket.opensearch.analytics.ContrastCandidate.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.StringTermsBucket;

/// What is known of values after a look at the ends of two lists.
class ContrastListTest {

  private static final Dimension TAGS = new Dimension.OfField(Field.TAGS);

  /// A list, and what the engine says about what is not in it.
  private static Aggregate list(Map<String, Long> counts, long beyond, long missed) {
    List<StringTermsBucket> buckets =
        new TreeMap<>(counts)
            .entrySet().stream()
                .map(each ->
                    StringTermsBucket.of(b -> b.key(each.getKey()).docCount(each.getValue())))
                .toList();
    return Aggregate.of(a ->
        a.sterms(terms ->
            terms
                .buckets(b -> b.array(buckets))
                .sumOtherDocCount(beyond)
                .docCountErrorUpperBound(missed)));
  }

  private static Map<String, Known> known(ContrastList list) {
    Function<ContrastCandidate, String> term = ContrastCandidate::term;
    return list.candidates().stream().collect(Collectors.toMap(term, ContrastCandidate::known));
  }

  @Test
  void whole_lists_leave_nothing_open() {
    ContrastList list =
        ContrastList.found(
            TAGS, list(Map.of("x", 9L, "y", 5L), 0, 5), list(Map.of("y", 7L, "z", 1L), 0, 0));
    assertThat(known(list))
        .isEqualTo(
            Map.of("x", Known.exactly(9, 0), "y", Known.exactly(5, 7), "z", Known.exactly(0, 1)));
    assertThat(list.unseen()).isEqualTo(Known.exactly(0, 0));
  }

  @Test
  void what_is_beyond_a_list_may_be_as_frequent_as_its_last_value() {
    ContrastList list =
        ContrastList.found(
            TAGS, list(Map.of("x", 9L, "y", 5L), 20, 0), list(Map.of("y", 7L), 0, 0));
    assertThat(list.unseen()).isEqualTo(new Known(new Span(0, 5), Span.NONE));
    assertThat(known(list).get("x")).isEqualTo(Known.exactly(9, 0));
  }

  @Test
  void what_partitions_left_out_may_be_added_to_all() {
    ContrastList list =
        ContrastList.found(
            TAGS, list(Map.of("x", 9L, "y", 5L), 20, 3), list(Map.of("y", 7L), 30, 4));
    assertThat(list.unseen()).isEqualTo(new Known(new Span(0, 8), new Span(0, 11)));
    assertThat(known(list))
        .isEqualTo(
            Map.of(
                "x", new Known(new Span(9, 12), new Span(0, 11)),
                "y", new Known(new Span(5, 8), new Span(7, 11))));
  }
}
