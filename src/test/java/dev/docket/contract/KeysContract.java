package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.analytics.Paging;
import dev.docket.analytics.keys.Catalogue;
import dev.docket.analytics.keys.KeySort;
import dev.docket.analytics.keys.KeysQuestion;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.json.Json;
import dev.docket.opensearch.analytics.OpenSearchKeyCatalogue;
import dev.docket.opensearch.schema.Terms;
import dev.docket.requests.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Random requests, changed at random: the catalogue of their keys, walked to the end in each
/// order, says what going through the requests one by one gives.
///
/// `-Dkeys.seed=…` makes other requests.
abstract class KeysContract {

  /// With more, there would be more keys than are compared by their values.
  private static final int REQUESTS = 120;

  private final long seed = Long.getLong("keys.seed", 20_261_126);

  private final OpenStore store;
  private final OpenSearchKeyCatalogue catalogue;
  private final RandomTexts texts = new RandomTexts(new Random(seed));

  KeysContract(OpenStore store) {
    this.store = store;
    this.catalogue = new OpenSearchKeyCatalogue(store.asking);
  }

  @Test
  void everything_is_what_a_plain_count_gives() {
    StoredRequests stored =
        StoredRequests.fill(store, RandomRequests.moderate(texts), texts, REQUESTS);
    check(stored.workspace(), stored.requests(), new Filter.Everything());
    check(
        stored.workspace(),
        stored.requests().stream()
            .filter(request -> request.strings(Field.STATUS).contains("ERROR"))
            .toList(),
        new Filter.OneOf(Field.STATUS, List.of("ERROR")));
  }

  private void check(WorkspaceId workspace, List<PlainRequest> requests, Filter selected) {
    Map<String, List<PlainRequest>> byKey = new TreeMap<>();
    requests.forEach(request ->
        pairs(request)
            .forEach((key, _) -> byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(request)));
    assertThat(byKey).hasSizeBetween(30, KeysQuestion.MOST_BY_DISTINCT);
    for (KeySort sort : KeySort.values()) {
      String asked = "seed %d, %s".formatted(seed, sort);
      List<Catalogue> pages =
          walk(workspace, new KeysQuestion(selected, "", sort, Paging.first(10 + texts.below(90))));
      List<Catalogue.Entry> entries = pages.stream().flatMap(page -> page.page().stream()).toList();
      assertThat(entries)
          .as(asked)
          .containsExactlyElementsOf(
              byKey.entrySet().stream()
                  .sorted(order(sort))
                  .map(key -> entry(key.getKey(), key.getValue()))
                  .toList());
      pages.forEach(page -> {
        assertThat(page.matched()).as(asked).isEqualTo(requests.size());
        assertThat(page.exact()).as(asked).isTrue();
        assertThat(page.all()).as(asked).hasSameSizeAs(byKey.keySet());
      });
    }
  }

  private static Map<String, Set<PlainRequest.Pair>> pairs(PlainRequest request) {
    return request.pairs(Field.METADATA).stream()
        .collect(Collectors.groupingBy(PlainRequest.Pair::key, Collectors.toSet()));
  }

  private List<Catalogue> walk(WorkspaceId workspace, KeysQuestion question) {
    List<Catalogue> pages = new ArrayList<>();
    Paging paging = question.paging();
    while (true) {
      Catalogue page =
          catalogue.find(
              workspace,
              new KeysQuestion(question.selected(), question.prefix(), question.sort(), paging));
      pages.add(page);
      if (!page.more()) {
        return pages;
      }
      paging = paging.next(page.page().size(), List.of(TextNode.valueOf("")));
    }
  }

  private static Comparator<Map.Entry<String, List<PlainRequest>>> order(KeySort sort) {
    Comparator<Map.Entry<String, List<PlainRequest>>> byNumber =
        Comparator.comparingLong(key ->
            switch (sort) {
              case REQUESTS -> -key.getValue().size();
              case KEY -> 0;
              case LAST_SEEN -> -starts(key.getValue()).getLast().toEpochMilli();
              case DISTINCT -> -counts(key.getKey(), key.getValue()).size();
            });
    return byNumber.thenComparing(key -> Terms.key(key.getKey()), KeysContract::byBytes);
  }

  private static int byBytes(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Instant> starts(List<PlainRequest> own) {
    return own.stream()
        .map(request -> request.time(Field.REQUEST_START_TIME).truncatedTo(ChronoUnit.MILLIS))
        .sorted()
        .toList();
  }

  /// Requests by the terms of their values.
  private static Map<String, Long> counts(String key, List<PlainRequest> own) {
    return own.stream()
        .flatMap(request ->
            pairs(request).get(key).stream().map(pair -> Terms.pair(key, pair.text())).distinct())
        .collect(Collectors.groupingBy(term -> term, Collectors.counting()));
  }

  private static Catalogue.Entry entry(String key, List<PlainRequest> own) {
    Map<String, Long> counts = counts(key, own);
    int prefix = Terms.keyPrefix(key).length();
    List<Catalogue.Value> top =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry::getKey, KeysContract::byBytes))
            .limit(5)
            .map(term ->
                new Catalogue.Value(Terms.shown(term.getKey().substring(prefix)), term.getValue()))
            .toList();
    return new Catalogue.Entry(
        new Catalogue.Name(Terms.shown(Terms.key(key)), own.size(), key.length() <= 128),
        new Catalogue.Distinct(counts.size(), true),
        type(key, own),
        starts(own).getFirst(),
        starts(own).getLast(),
        top);
  }

  private static Catalogue.Type type(String key, List<PlainRequest> own) {
    Set<Catalogue.Type> types = new HashSet<>();
    own.forEach(request ->
        pairs(request)
            .get(key)
            .forEach(pair ->
                types.add(
                    pair.text().equals("true") || pair.text().equals("false")
                        ? Catalogue.Type.BOOLEAN
                        : pair.number() == null ? Catalogue.Type.TEXT : Catalogue.Type.NUMBER)));
    return types.size() == 1 ? types.iterator().next() : Catalogue.Type.MIXED;
  }

  @Test
  void many_values_are_estimated_and_their_type_is_that_of_all_also_where_keys_share_a_column() {
    WorkspaceId workspace = store.workspace();
    String shared = OddTexts.colliding().getFirst();
    // Numbers sort before the one text, which is no more frequent: it is not looked at.
    log(workspace, Map.of("numbers", numbers(0, 3_000)));
    log(workspace, Map.of(shared, numbers(0, 3_000)));
    ArrayNode mixed = numbers(0, 3_000).add("x");
    log(workspace, Map.of("mixed", mixed, OddTexts.colliding().getLast(), numbers(0, 4_000)));
    store.log(workspace, Requests.with(Map.of("mixed", TextNode.valueOf("y"))));
    store.refresh();
    List<Catalogue.Entry> entries =
        catalogue
            .find(
                workspace,
                new KeysQuestion(new Filter.Everything(), "", KeySort.DISTINCT, Paging.first(9)))
            .page();
    Map<String, Catalogue.Entry> byKey =
        entries.stream().collect(Collectors.toMap(entry -> entry.name().key(), entry -> entry));
    assertThat(entries).allSatisfy(entry -> assertThat(entry.distinct().exact()).isFalse());
    assertThat(byKey.get("numbers").type()).isEqualTo(Catalogue.Type.NUMBER);
    assertThat(byKey.get("mixed").type()).isEqualTo(Catalogue.Type.MIXED);
    assertThat(byKey.get(shared).distinct().values()).isBetween(2_700L, 3_300L);
    assertThat(byKey.get(OddTexts.colliding().getLast()).distinct().values())
        .isBetween(3_600L, 4_400L);
  }

  private void log(WorkspaceId workspace, Map<String, ArrayNode> metadata) {
    store.log(workspace, Requests.with(Map.copyOf(metadata)));
  }

  private static ArrayNode numbers(int from, int to) {
    ArrayNode numbers = Json.object().arrayNode();
    IntStream.range(from, to).forEach(numbers::add);
    return numbers;
  }

  @Test
  void keys_are_found_by_their_beginning_in_any_case() {
    WorkspaceId workspace = store.workspace();
    store.log(workspace, Requests.with(Requests.texts(Map.of("User_id", "1", "users", "2"))));
    store.log(workspace, Requests.with(Requests.texts(Map.of("Äther", "1", "us", "2"))));
    store.refresh();
    assertThat(names(workspace, "uSe")).containsExactly("User_id", "users");
    assertThat(names(workspace, "ä")).containsExactly("Äther");
    assertThat(names(workspace, "x")).isEmpty();
    assertThat(names(store.workspace(), "")).isEmpty();
  }

  private List<String> names(WorkspaceId workspace, String prefix) {
    return catalogue
        .find(
            workspace,
            new KeysQuestion(new Filter.Everything(), prefix, KeySort.KEY, Paging.first(9)))
        .page()
        .stream()
        .map(entry -> entry.name().key())
        .toList();
  }
}
