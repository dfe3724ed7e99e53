package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.changes.ErasedSpans;
import dev.docket.changes.Match;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.json.Json;
import dev.docket.opensearch.traces.OpenSearchErasedSpans;
import dev.docket.opensearch.traces.OpenSearchSpanRequests;
import dev.docket.opensearch.traces.OpenSearchSpanTraces;
import dev.docket.opensearch.traces.OpenSearchSpans;
import dev.docket.requests.Call;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestLog;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import dev.docket.traces.Span;
import dev.docket.traces.SpanPage;
import dev.docket.traces.SpanRequests;
import dev.docket.traces.TracePlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Spans, and the requests that were made within them.
abstract class SpansContract {

  private static final TracePlace ALL = new TracePlace(null, TracePlace.MAX);

  private final OpenStore store;
  private final OpenSearchSpans spans;
  private final OpenSearchSpanTraces traces;
  private final OpenSearchSpanRequests requests;

  SpansContract(OpenStore store) {
    this.store = store;
    this.spans =
        new OpenSearchSpans(
            store.engine,
            store.partitions,
            store.layout.spansPattern(),
            Optional::empty,
            index -> {});
    this.traces =
        new OpenSearchSpanTraces(store.engine, store.partitions, store.layout.spansPattern());
    this.requests = new OpenSearchSpanRequests(store.engine, store.layout.requestsPattern());
  }

  private static String traceId(int number) {
    return "%032x".formatted(number);
  }

  private static String spanId(int number) {
    return "%016x".formatted(number);
  }

  private static Span span(int trace, int number, long start, String name) {
    return span(trace, number, number, start, name);
  }

  private static Span span(int trace, int number, int log, long start, String name) {
    return new Span(
        traceId(trace),
        spanId(number),
        spanId(log),
        start,
        start + 1,
        Json.object().put("name", name));
  }

  private SpanPage trace(WorkspaceId workspace, int trace, TracePlace place) {
    store.call("POST", "/docket-spans-*/_refresh", null);
    return spans.trace(workspace, traceId(trace), place);
  }

  private RequestId log(WorkspaceId workspace, int spanId) {
    return log(workspace, store.ids.next(), spanId);
  }

  private RequestId log(WorkspaceId workspace, RequestId id, int spanId) {
    RequestLog plain = Requests.with(Map.of());
    return store.log(
        workspace,
        id,
        new RequestLog(
            new Call("openai", "gpt-4o", null, null, spanId(spanId)),
            plain.timing(),
            plain.usage(),
            plain.cost(),
            plain.outcome(),
            plain.exchange(),
            plain.annotations()));
  }

  @Test
  void the_trace_of_a_span_is_known_at_once_and_to_its_workspace_alone() {
    WorkspaceId workspace = store.workspace();
    spans.store(workspace, List.of(span(1, 1, 5, "a"), span(2, 2, 5, "b")));
    Set<String> asked = Set.of(spanId(1), spanId(2), spanId(3));
    assertThat(traces.of(workspace, asked))
        .isEqualTo(Map.of(spanId(1), traceId(1), spanId(2), traceId(2)));
    assertThat(traces.of(store.workspace(), asked)).isEmpty();
    assertThat(traces.of(workspace, Set.of())).isEmpty();
  }

  @Test
  void a_span_stands_in_for_the_one_that_it_names_and_is_no_second_span() {
    WorkspaceId workspace = store.workspace();
    spans.store(workspace, List.of(span(1, 1, 7, 5, "child")));
    assertThat(traces.of(workspace, Set.of(spanId(7)))).isEqualTo(Map.of(spanId(7), traceId(1)));
    SpanPage page = trace(workspace, 1, ALL);
    assertThat(page.total()).isEqualTo(1);
    assertThat(page.spans()).containsExactly(span(1, 1, 7, 5, "child"));
  }

  private void putOld(String index, WorkspaceId workspace, int number) {
    store.call(
        "PUT",
        "/%s/_doc/%s~%s".formatted(index, workspace.term(), spanId(number)),
        Json.object()
            .put("workspace", workspace.term())
            .put("trace_id", traceId(9))
            .put("span_id", spanId(number))
            .put("start", 5)
            .put("end", 6)
            .put("bytes", 14)
            .put("body", "{\"name\": \"old\"}"));
    store.call("POST", "/" + index + "/_refresh", null);
  }

  @Test
  void a_span_that_stands_in_many_older_partitions_hides_no_other() {
    WorkspaceId workspace = store.workspace();
    List<String> older =
        IntStream.range(1, 7).mapToObj("docket-spans-2020010%dt000000"::formatted).toList();
    for (String index : older) {
      store.call("PUT", "/" + index, null);
      putOld(index, workspace, 1);
    }
    putOld(older.getFirst(), workspace, 2);
    assertThat(traces.of(workspace, Set.of(spanId(1), spanId(2))).keySet())
        .containsExactlyInAnyOrder(spanId(1), spanId(2));
    older.forEach(index -> store.call("DELETE", "/" + index, null));
  }

  @Test
  void spans_of_older_partitions_are_found_and_the_newest_of_equal_ones_counts() {
    WorkspaceId workspace = store.workspace();
    List<String> indices = store.partitions.spans();
    assertThat(store.partitions.recentSpans()).hasSize(2).isEqualTo(indices.subList(0, 2));
    String oldest = indices.getLast();
    store.call("PUT", "/" + oldest, null);
    putOld(oldest, workspace, 1);
    putOld(oldest, workspace, 2);
    spans.store(workspace, List.of(span(9, 1, 5, "new")));
    assertThat(traces.of(workspace, Set.of(spanId(1), spanId(2))))
        .isEqualTo(Map.of(spanId(1), traceId(9), spanId(2), traceId(9)));
    assertThat(trace(workspace, 9, ALL).spans())
        .extracting(Span::name)
        .containsExactly("new", "old");
  }

  @Test
  void a_trace_is_read_page_by_page_by_start_and_by_bytes() {
    WorkspaceId workspace = store.workspace();
    List<Span> stored = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      stored.add(span(1, i, Long.MAX_VALUE / 2 + (7 - i) / 2, "x".repeat(3 << 20)));
    }
    spans.store(workspace, stored);
    List<String> read = new ArrayList<>();
    TracePlace place = ALL;
    int pages = 0;
    SpanPage page;
    do {
      page = trace(workspace, 1, place);
      assertThat(page.total()).isEqualTo(7);
      page.spans().forEach(span -> read.add(span.spanId()));
      Span last = page.spans().getLast();
      place =
          new TracePlace(
              new TracePlace.Last(last.start(), last.end(), last.spanId()), TracePlace.MAX);
      pages++;
    } while (page.more());
    assertThat(pages).isEqualTo(2);
    assertThat(read)
        .containsExactly(
            spanId(6), spanId(7), spanId(4), spanId(5), spanId(2), spanId(3), spanId(1));
    assertThat(trace(workspace, 1, new TracePlace(null, 2)).spans()).hasSize(2);
  }

  @Test
  void of_spans_that_begin_together_the_one_around_comes_first() {
    WorkspaceId workspace = store.workspace();
    Span child = span(1, 1, 5, "child");
    Span parent =
        new Span(
            traceId(1),
            spanId(2),
            spanId(2),
            child.start(),
            child.end() + 1,
            Json.object().put("name", "parent"));
    spans.store(workspace, List.of(child, parent));
    assertThat(trace(workspace, 1, ALL).spans()).containsExactly(parent, child);
  }

  @Test
  void requests_without_their_trace_are_found_in_all_partitions_until_they_have_it() {
    WorkspaceId workspace = store.workspace();
    List<RequestId> ids = new ArrayList<>();
    for (RequestId first : store.firstOfPartition) {
      ids.add(log(workspace, new RequestId(first.value() + 11 * OpenStore.FAR), 1));
    }
    RequestId other = log(workspace, 2);
    ids.add(other);
    ids.sort(null);
    log(workspace, 3);
    log(store.workspace(), 1);
    store.refresh();
    Map<String, String> asked = new HashMap<>();
    asked.put(spanId(1), traceId(1));
    asked.put(spanId(2), traceId(1));
    assertThat(requests.unlinked(workspace, asked, null, 10))
        .extracting(SpanRequests.Made::id)
        .containsExactlyElementsOf(ids);
    assertThat(requests.unlinked(workspace, asked, ids.get(0), 2))
        .extracting(SpanRequests.Made::id)
        .containsExactly(ids.get(1), ids.get(2));
    assertThat(requests.firstOf(workspace, Set.of(spanId(1), spanId(2), spanId(4))))
        .isEqualTo(Map.of(spanId(1), ids.get(0), spanId(2), other));

    for (RequestId id : ids) {
      assertThat(store.patch(workspace, id, new RequestPatch.LinkTrace(traceId(1))).join())
          .isInstanceOf(WriteResult.Stored.class);
      assertThat(store.detail(workspace, id).traceId()).isEqualTo(traceId(1));
    }
    store.refresh();
    assertThat(requests.unlinked(workspace, asked, null, 10)).isEmpty();
    assertThat(store.found(workspace, new Filter.OneOf(Field.TRACE_ID, List.of(traceId(1)))))
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  private Match made(WorkspaceId workspace, int span, int trace) {
    RequestId id = log(workspace, span);
    assertThat(store.patch(workspace, id, new RequestPatch.LinkTrace(traceId(trace))).join())
        .isInstanceOf(WriteResult.Stored.class);
    return new Match(id, store.partitions.indexOf(id).orElseThrow(), spanId(span), traceId(trace));
  }

  private void erase(WorkspaceId workspace, Match match) {
    assertThat(store.writer.write(new Write.Erase(workspace, match.id())).join())
        .isInstanceOf(WriteResult.Stored.class);
  }

  private List<String> names(WorkspaceId workspace, int trace) {
    return trace(workspace, trace, ALL).spans().stream().map(Span::name).toList();
  }

  @Test
  void spans_of_erased_requests_go_and_whole_traces_when_no_request_of_them_is_left() {
    WorkspaceId workspace = store.workspace();
    WorkspaceId neighbour = store.workspace();
    for (WorkspaceId each : List.of(workspace, neighbour)) {
      spans.store(
          each,
          List.of(
              span(1, 1, 1, "erased, trace goes on"),
              span(1, 2, 2, "of a request that stays"),
              span(1, 3, 3, "around both"),
              span(2, 4, 4, "erased, the only one of its trace"),
              span(2, 5, 5, "around it"),
              span(3, 6, 7, 6, "logs by another span's id"),
              span(4, 8, 8, "erased, its request was never told its trace"),
              span(4, 9, 9, "around it")));
    }
    Match first = made(workspace, 1, 1);
    var _ = made(workspace, 2, 1);
    Match alone = made(workspace, 4, 2);
    Match unlinked = new Match(log(workspace, 7), "docket-requests-x", spanId(7), null);
    Match untold = new Match(log(workspace, 8), "docket-requests-x", spanId(8), null);
    List<Match> erased = List.of(first, alone, unlinked, untold);
    erased.forEach(match -> erase(workspace, match));
    store.refresh();
    store.call("POST", "/docket-spans-*/_refresh", null);

    OpenSearchErasedSpans removal =
        new OpenSearchErasedSpans(
            store.engine,
            store.partitions,
            store.layout.spansPattern(),
            store.layout.requestsPattern());
    ErasedSpans.Going going = removal.of(workspace, erased);
    assertThat(going.count()).isEqualTo(6);
    assertThat(going.places()).containsExactly(store.partitions.newestSpans().orElseThrow());
    // As a try does that is ended half-way: what led to the trace is gone.
    String newest = store.partitions.newestSpans().orElseThrow();
    store.call(
        "DELETE",
        "/%s/_doc/%s~%s?refresh=true".formatted(newest, workspace.term(), spanId(8)),
        null);

    removal.remove(workspace, going);
    assertThat(names(workspace, 1)).containsExactly("of a request that stays", "around both");
    assertThat(names(workspace, 2)).isEmpty();
    assertThat(names(workspace, 3)).isEmpty();
    assertThat(names(workspace, 4)).isEmpty();
    assertThat(names(neighbour, 1)).hasSize(3);
    assertThat(names(neighbour, 2)).hasSize(2);
    assertThat(names(neighbour, 4)).hasSize(2);
    removal.remove(workspace, going);
    assertThat(removal.of(workspace, erased).count()).isZero();
  }
}
