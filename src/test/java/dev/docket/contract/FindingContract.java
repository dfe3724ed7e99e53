package dev.docket.contract;

import static dev.docket.contract.OpenStore.pair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Selection;
import dev.docket.json.Json;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.WriteResult;
import dev.docket.search.SearchQuery;
import dev.docket.search.Sort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Pages and counts over all partitions.
abstract class FindingContract {

  private final OpenStore store;

  FindingContract(OpenStore store) {
    this.store = store;
  }

  @Test
  void pages_over_all_partitions_are_newest_first_and_complete() {
    WorkspaceId workspace = store.workspace();
    List<RequestId> newestFirst = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      RequestId near = store.firstOfPartition.get(i % OpenStore.PARTITIONS);
      RequestId id = new RequestId(near.value() + 2 * OpenStore.FAR + i);
      Instant start = Requests.START.plus(Duration.ofHours(i));
      store.log(workspace, id, Requests.at(start, Map.of()));
      newestFirst.addFirst(id);
    }
    store.refresh();
    List<RequestId> walked = new ArrayList<>();
    for (int page = 1; page <= 5; page++) {
      var found =
          store.search.search(
              workspace,
              new SearchQuery(
                  new Selection(new Filter.Everything(), null, null),
                  Sort.DEFAULT,
                  page,
                  7,
                  false));
      assertThat(found.total()).isEqualTo(30);
      found.items().forEach(item -> walked.add(item.id()));
    }
    assertThat(walked).isEqualTo(newestFirst);
  }

  /// Beyond 65,536 characters the analyzers cut a text before they read it as one token.
  @Test
  void long_texts_are_found_by_their_beginning_and_end_as_short_ones_are() {
    WorkspaceId workspace = store.workspace();
    for (int length : List.of(100, 256, 257, 65_535, 65_536, 65_537, 200_000)) {
      String start = "Start " + length + "\n";
      String end = "\n\ud83d\ude42 End " + length;
      String text = start + "x".repeat(length - start.length() - end.length()) + end;
      RequestId id = store.log(workspace, Requests.input(text));
      store.refresh();
      String first = text.substring(0, Math.min(250, length));
      String last = text.substring(Math.max(0, length - 250));
      assertThat(store.searched(workspace, new Filter.TextStartsWith(Field.INPUT_TEXT, first)))
          .as("start of %d characters", length)
          .containsExactly(id);
      assertThat(store.searched(workspace, new Filter.TextEndsWith(Field.INPUT_TEXT, last)))
          .as("end of %d characters", length)
          .containsExactly(id);
      assertThat(store.searched(workspace, new Filter.TextStartsWith(Field.INPUT_TEXT, end)))
          .isEmpty();
    }
  }

  @Test
  void one_workspace_never_sees_another_s() {
    WorkspaceId ours = store.workspace();
    WorkspaceId theirs = store.workspace();
    RequestId own = store.log(ours, Requests.with(Requests.text("k", "v")));
    RequestId foreign = store.log(theirs, Requests.with(Requests.text("k", "v")));
    assertThat(store.found(ours, pair("k", "v"))).containsExactly(own);
    assertThat(store.found(theirs, pair("k", "v"))).containsExactly(foreign);
  }

  /// A range on the very field that sorts an index loses hits when documents have nested children
  /// and only a count is asked for.
  @Test
  void counts_over_ranges_of_time_are_exact_with_nested_numbers() {
    WorkspaceId workspace = store.workspace();
    Random random = new Random(11);
    List<Instant> starts = new ArrayList<>();
    List<CompletableFuture<WriteResult>> writes = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      Instant start = Requests.START.plusSeconds(random.nextInt(100_000));
      starts.add(start);
      Map<String, JsonNode> numbers = new LinkedHashMap<>();
      for (int n = 0; n < 2 + i % 2; n++) {
        numbers.put("n" + n, IntNode.valueOf(i));
      }
      writes.add(
          store.writer.write(
              store.create(workspace, store.ids.next(), "t" + i, Requests.at(start, numbers))));
      if (i % 300 == 299) {
        writes.forEach(CompletableFuture::join);
        store.refresh();
      }
    }
    for (int i = 0; i < 40; i++) {
      Instant from = Requests.START.plusSeconds(random.nextInt(90_000));
      Instant to = from.plusSeconds(1 + random.nextInt(20_000));
      long expected =
          starts.stream().filter(start -> !start.isBefore(from) && start.isBefore(to)).count();
      assertThat(count(workspace, from, to)).as("%s to %s", from, to).isEqualTo(expected);
    }
  }

  private long count(WorkspaceId workspace, Instant from, Instant to) {
    ObjectNode query = Json.object().put("size", 0).put("track_total_hits", true);
    var filters = query.putObject("query").putObject("bool").putArray("filter");
    filters.addObject().putObject("term").put("workspace", workspace.term());
    filters
        .addObject()
        .putObject("range")
        .putObject("request_start_time")
        .put("gte", from.toString())
        .put("lt", to.toString());
    return store
        .call("POST", "/docket-requests-*/_search", query)
        .at("/hits/total/value")
        .longValue();
  }
}
