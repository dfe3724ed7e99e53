package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.analytics.Dimension;
import dev.docket.analytics.Paging;
import dev.docket.analytics.breakdown.Breakdown;
import dev.docket.analytics.breakdown.BreakdownQuestion;
import dev.docket.analytics.breakdown.BreakdownSort;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.FilterReader;
import dev.docket.json.Json;
import dev.docket.opensearch.analytics.OpenSearchBreakdown;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.WorkspaceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random requests, changed at random, and random breakdowns of them, walked to the end: every
/// number is what [PlainBreakdown] says.
///
/// `-Dbreakdown.seed=…` asks other questions, `-Dbreakdown.questions=…` more of them.
abstract class BreakdownContract {

  private static final int REQUESTS = 300;

  private static final BreakdownQuestion.Order BY_VALUE =
      new BreakdownQuestion.Order(BreakdownSort.VALUE, false);

  private final long seed = Long.getLong("breakdown.seed", 20_261_126);
  private final int questions = Integer.getInteger("breakdown.questions", 60);

  private final OpenStore store;
  private final OpenSearchBreakdown breakdown;
  private final RandomTexts texts = new RandomTexts(new Random(seed));

  BreakdownContract(OpenStore store) {
    this.store = store;
    this.breakdown = new OpenSearchBreakdown(store.asking);
  }

  @Test
  void every_number_is_what_a_plain_count_gives() {
    StoredRequests stored =
        StoredRequests.fill(store, RandomRequests.moderate(texts), texts, REQUESTS);
    RandomFilters filters = new RandomFilters(texts, stored.requests());
    int shown = 0;
    for (int i = 0; i < questions; i++) {
      var tree = texts.chance(0.5) ? Json.object() : filters.tree();
      Filter selected;
      try {
        selected = tree.isEmpty() ? new Filter.Everything() : FilterReader.read(tree, "");
      } catch (ProblemException _) {
        continue;
      }
      Dimension by = dimension(stored.requests());
      PlainBreakdown plain =
          new PlainBreakdown(
              stored.requests().stream()
                  .filter(request -> tree.isEmpty() || Evaluator.holds(tree, request))
                  .toList(),
              by);
      String search = search(by, plain);
      BreakdownQuestion.Order order =
          new BreakdownQuestion.Order(
              texts.pick(List.of(BreakdownSort.values())), texts.chance(0.5));
      BreakdownQuestion asked =
          new BreakdownQuestion(selected, by, search, order, Paging.first(1 + texts.below(12)));
      List<Breakdown> pages = walk(stored.workspace(), asked);
      plain.check("seed %d, %s".formatted(seed, asked), asked, pages);
      shown += pages.stream().mapToInt(page -> page.items().size()).sum();
    }
    assertThat(shown).as("values with seed %d", seed).isGreaterThan(questions);
  }

  private Dimension dimension(List<PlainRequest> requests) {
    if (texts.chance(0.5)) {
      List<String> fields = new ArrayList<>(Dimension.OfField.NAMES);
      fields.remove(Field.TRACE_ID.wireName());
      return Dimension.OfField.named(texts.pick(fields)).orElseThrow();
    }
    List<String> keys =
        requests.stream()
            .flatMap(request -> request.pairs(Field.METADATA).stream())
            .map(PlainRequest.Pair::key)
            .distinct()
            .toList();
    return new Dimension.OfKey(
        texts.chance(0.3) ? texts.pick(OddTexts.colliding()) : texts.pick(keys));
  }

  private String search(Dimension by, PlainBreakdown plain) {
    List<String> values = plain.values();
    if (texts.chance(0.6)
        || values.isEmpty()
        || by.equals(new Dimension.OfField(Field.PROMPT_VERSION_NUMBER))) {
      return "";
    }
    String value = texts.pick(values);
    int length = value.codePointCount(0, Math.min(value.length(), 90));
    String search =
        value.substring(0, value.offsetByCodePoints(0, texts.below(Math.min(length, 3) + 1)));
    // Half a pair is the beginning of no text.
    return !search.isEmpty() && Character.isHighSurrogate(search.charAt(search.length() - 1))
        ? ""
        : search;
  }

  private List<Breakdown> walk(WorkspaceId workspace, BreakdownQuestion question) {
    List<Breakdown> pages = new ArrayList<>();
    BreakdownQuestion asked = question;
    while (true) {
      Breakdown page = breakdown.find(workspace, asked);
      pages.add(page);
      if (page.end() == null) {
        return pages;
      }
      asked = asked.next(page, page.end());
    }
  }

  @Test
  void all_values_are_walked_however_many_and_a_number_missed_is_admitted() {
    WorkspaceId workspace = store.workspace();
    List<String> all = new ArrayList<>();
    // More than are compared in each of two partitions, and not the same.
    for (int i = 0; i < 3; i++) {
      List<String> values =
          IntStream.range(i * 6_000, (i + 1) * 6_000).mapToObj("v%05d"::formatted).toList();
      all.addAll(values);
      for (int partition = 0; partition < 2; partition++) {
        if (i == 1 || (i == 0) == (partition == 0)) {
          log(workspace, partition, i, values);
        }
      }
    }
    store.refresh();
    assertThat(values(walk(workspace, many(BY_VALUE)))).isEqualTo(all);
    Breakdown last =
        breakdown.find(workspace, many(new BreakdownQuestion.Order(BreakdownSort.VALUE, true)));
    assertThat(values(List.of(last))).isEqualTo(all.reversed().subList(0, 500));
    Breakdown page =
        breakdown.find(workspace, many(new BreakdownQuestion.Order(BreakdownSort.REQUESTS, true)));
    assertThat(page.exact()).isFalse();
    assertThat(page.distinct().exact()).isFalse();
    assertThat(page.distinct().values()).isBetween(17_800L, 18_200L);
    assertThat(page.items()).allSatisfy(item -> assertThat(item.requests()).isEqualTo(2));
    assertThat(page.other()).isEqualTo(new Breakdown.Other(2, 0.5));
    assertThat(end(workspace, BreakdownQuestion.MOST - 501)).isNotNull();
    assertThat(end(workspace, BreakdownQuestion.MOST - 500)).isNull();
  }

  private @Nullable String end(WorkspaceId workspace, int before) {
    BreakdownQuestion first = many(new BreakdownQuestion.Order(BreakdownSort.COST, true));
    Paging paging =
        first
            .paging()
            .next(before, List.of(TextNode.valueOf(""), LongNode.valueOf(1), BooleanNode.TRUE));
    Breakdown page =
        breakdown.find(
            workspace,
            new BreakdownQuestion(
                first.selected(), first.by(), first.search(), first.order(), paging));
    assertThat(page.items()).hasSize(500);
    return page.end();
  }

  private static BreakdownQuestion many(BreakdownQuestion.Order order) {
    return new BreakdownQuestion(
        new Filter.Everything(),
        new Dimension.OfKey("many"),
        "",
        order,
        Paging.first(BreakdownQuestion.MAX_PER_PAGE));
  }

  private void log(WorkspaceId workspace, int partition, int number, List<String> values) {
    ArrayNode array = Json.object().arrayNode();
    values.forEach(array::add);
    long id = store.firstOfPartition.get(partition).value() + 7 * OpenStore.FAR + number;
    store.log(workspace, new RequestId(id), Requests.with(Map.of("many", array)));
  }

  private static List<String> values(List<Breakdown> pages) {
    return pages.stream()
        .flatMap(page -> page.items().stream())
        .map(Breakdown.Item::value)
        .toList();
  }

  @Test
  void ids_are_in_the_order_of_numbers() {
    WorkspaceId workspace = store.workspace();
    List<String> ids =
        List.of(
            "1",
            "2",
            "9",
            "10",
            "19",
            "20",
            "99",
            "100",
            "109",
            "110",
            "190",
            "199",
            "9007199254740993",
            "9223372036854775807");
    for (String id : ids) {
      RequestId logged = store.log(workspace, Requests.with(Map.of()));
      assertThat(
              store.patch(workspace, logged, new RequestPatch.JoinGroup(Long.parseLong(id))).join())
          .isNotNull();
    }
    store.refresh();
    Comparator<String> bySize = Comparator.comparingLong(Long::parseLong);
    for (boolean descending : List.of(false, true)) {
      for (String search : List.of("", "19", "9", "3")) {
        List<String> expected =
            ids.stream()
                .filter(id -> id.startsWith(search))
                .sorted(descending ? bySize.reversed() : bySize)
                .toList();
        for (int perPage : List.of(1, 4)) {
          BreakdownQuestion asked =
              new BreakdownQuestion(
                  new Filter.Everything(),
                  new Dimension.OfField(Field.GROUP_ID),
                  search,
                  new BreakdownQuestion.Order(BreakdownSort.VALUE, descending),
                  Paging.first(perPage));
          assertThat(values(walk(workspace, asked))).as("%s", asked).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void nothing_is_found_where_nothing_is() {
    assertThat(breakdown.find(store.workspace(), many(BY_VALUE))).isEqualTo(Breakdown.NOTHING);
  }
}
