package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Selection;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineAddress;
import dev.docket.opensearch.Turns;
import dev.docket.opensearch.analytics.Asking;
import dev.docket.opensearch.query.Counting;
import dev.docket.opensearch.query.FilterToQuery;
import dev.docket.opensearch.query.OpenSearchRequestReader;
import dev.docket.opensearch.query.OpenSearchRequestSearch;
import dev.docket.opensearch.schema.IndexTemplates;
import dev.docket.opensearch.schema.Layout;
import dev.docket.opensearch.schema.PartitionLength;
import dev.docket.opensearch.schema.PartitionList;
import dev.docket.opensearch.write.OpenSearchRequestWriter;
import dev.docket.opensearch.write.WriteSettings;
import dev.docket.requests.RequestDetail;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestIdSource;
import dev.docket.requests.RequestLog;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import dev.docket.search.FoundRequest;
import dev.docket.search.SearchQuery;
import dev.docket.search.Sort;
import dev.docket.testkit.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.MsearchRequest;
import org.opensearch.client.opensearch.core.msearch.MultiSearchResponseItem;

/// A store of three partitions on an engine of its own, and short words for what tests do with it.
final class OpenStore implements AutoCloseable {

  static final int PARTITIONS = 3;

  /// More than any test puts into a workspace.
  private static final int MOST = 1_000;

  /// Some seconds later, so that no id is drawn twice.
  static final long FAR = 10_000_000;

  final SettableClock clock = new SettableClock(Instant.parse("2026-01-15T12:00:00Z"));
  final RequestIdSource ids = new RequestIdSource(clock, new Random(7));
  final Layout layout = new Layout("docket", PartitionLength.MONTH, 1, 0);
  final List<RequestId> firstOfPartition = new ArrayList<>();

  final Engine engine;
  final PartitionList partitions;
  final OpenSearchRequestWriter writer;
  final OpenSearchRequestReader reader;
  final OpenSearchRequestSearch search;
  final Asking asking;
  private long workspaces = 100;

  /// A store on a new engine.
  OpenStore(EngineAddress address) {
    engine = Engine.at(address);
    new IndexTemplates(engine, layout).install();
    partitions = new PartitionList(engine, layout, clock);
    partitions.refresh();
    writer =
        new OpenSearchRequestWriter(
            engine,
            partitions,
            new WriteSettings(
                "docket", 64 << 20, 2, Duration.ofSeconds(30), clock, new RequestId(0)),
            Optional::empty,
            new SimpleMeterRegistry());
    reader = new OpenSearchRequestReader(engine, partitions);
    search =
        new OpenSearchRequestSearch(
            engine.client(), layout.requestsPattern(), Duration.ofSeconds(30));
    asking =
        new Asking(
            new Counting(engine.client(), layout.requestsPattern(), Duration.ofSeconds(30)),
            Turns.ofCounts(2, Duration.ofSeconds(30)),
            Duration.ofSeconds(30));
    for (int i = 0; i < PARTITIONS; i++) {
      if (i > 0) {
        nextPartition();
      }
      firstOfPartition.add(ids.next());
    }
  }

  private void nextPartition() {
    clock.advance(Duration.ofDays(31));
    partitions.refresh();
    clock.advance(Duration.ofSeconds(62));
    partitions.refresh();
  }

  @Override
  public void close() {
    writer.close();
    engine.close();
  }

  WorkspaceId workspace() {
    return new WorkspaceId(workspaces++);
  }

  RequestId log(WorkspaceId workspace, RequestLog log) {
    return log(workspace, ids.next(), log);
  }

  RequestId log(WorkspaceId workspace, RequestId id, RequestLog log) {
    assertThat(writer.write(create(workspace, id, UUID.randomUUID().toString(), log)).join())
        .isEqualTo(new WriteResult.Stored(id, List.of()));
    return id;
  }

  Write.Create create(WorkspaceId workspace, RequestId id, String token, RequestLog log) {
    return new Write.Create(
        workspace, id, token, UUID.randomUUID().toString(), log, clock.instant());
  }

  /// Stores a request for each text, all at once.
  Map<String, RequestId> storeEach(
      WorkspaceId workspace, List<String> texts, Function<String, Map<String, JsonNode>> metadata) {
    Map<String, RequestId> stored = new LinkedHashMap<>();
    List<CompletableFuture<WriteResult>> writes = new ArrayList<>();
    for (String text : texts) {
      RequestId id = ids.next();
      stored.put(text, id);
      writes.add(
          writer.write(
              create(workspace, id, "token of " + id, Requests.with(metadata.apply(text)))));
    }
    writes.forEach(write -> assertThat(write.join()).isInstanceOf(WriteResult.Stored.class));
    return stored;
  }

  void patchEach(
      WorkspaceId workspace,
      Map<String, RequestId> requests,
      Function<String, Map<String, JsonNode>> metadata) {
    List<CompletableFuture<WriteResult>> writes = new ArrayList<>();
    requests.forEach((text, id) -> writes.add(patch(workspace, id, put(metadata.apply(text)))));
    writes.forEach(write -> assertThat(write.join()).isInstanceOf(WriteResult.Stored.class));
  }

  CompletableFuture<WriteResult> patch(WorkspaceId workspace, RequestId id, RequestPatch patch) {
    return writer.write(new Write.Patch(workspace, id, patch, clock.instant()));
  }

  RequestDetail detail(WorkspaceId workspace, RequestId id) {
    return reader.find(workspace, id).orElseThrow();
  }

  Map<String, JsonNode> metadata(WorkspaceId workspace, RequestId id) {
    return detail(workspace, id).summary().annotations().metadata().values();
  }

  List<RequestId> found(WorkspaceId workspace, Filter filter) {
    refresh();
    return searched(workspace, filter);
  }

  List<RequestId> searched(WorkspaceId workspace, Filter filter) {
    return search
        .search(
            workspace,
            new SearchQuery(
                new Selection(filter, null, null),
                Sort.DEFAULT,
                1,
                SearchQuery.MAX_PER_PAGE,
                false))
        .items()
        .stream()
        .map(FoundRequest::id)
        .toList();
  }

  /// What each of many filters finds, asked at once.
  List<Set<RequestId>> searchedAll(WorkspaceId workspace, List<Filter> filters) {
    MsearchRequest.Builder searches = new MsearchRequest.Builder().index(layout.requestsPattern());
    for (Filter filter : filters) {
      Query query = FilterToQuery.within(workspace, filter);
      searches.searches(s ->
          s.header(h -> h)
              .body(b ->
                  b.query(query)
                      .size(MOST)
                      .source(source -> source.fetch(false))
                      .docvalueFields(f -> f.field("seq"))));
    }
    try {
      return engine.client().msearch(searches.build(), Void.class).responses().stream()
          .map(OpenStore::ids)
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<RequestId> ids(MultiSearchResponseItem<Void> answer) {
    if (answer.isFailure()) {
      throw new AssertionError(answer.failure().error().reason());
    }
    Set<RequestId> ids = new TreeSet<>();
    for (var hit : answer.result().hits().hits()) {
      ids.add(new RequestId(hit.fields().get("seq").to(long[].class)[0]));
    }
    return ids;
  }

  static Filter pair(String key, String value) {
    return new Filter.KeyOneOf(Field.METADATA, key, List.of(value));
  }

  void refresh() {
    call("POST", "/docket-*/_refresh", null);
  }

  JsonNode call(String method, String path, JsonNode body) {
    try {
      var reply = engine.call(method, path, Map.of(), body);
      assertThat(reply.succeeded()).as("%s %s: %s", method, path, reply.json()).isTrue();
      return reply.json();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static RequestPatch put(Map<String, JsonNode> values) {
    return new RequestPatch.PutMetadata(values);
  }
}
