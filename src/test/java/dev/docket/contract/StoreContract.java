package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Selection;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineAddress;
import dev.docket.opensearch.objects.ObjectStore;
import dev.docket.opensearch.objects.StoredObject;
import dev.docket.opensearch.query.OpenSearchRequestReader;
import dev.docket.opensearch.query.OpenSearchRequestSearch;
import dev.docket.opensearch.schema.IndexTemplates;
import dev.docket.opensearch.schema.Layout;
import dev.docket.opensearch.schema.PartitionLength;
import dev.docket.opensearch.schema.PartitionList;
import dev.docket.opensearch.write.OpenSearchRequestWriter;
import dev.docket.opensearch.write.WriteSettings;
import dev.docket.requests.PromptLink;
import dev.docket.requests.RequestDetail;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestIdSource;
import dev.docket.requests.RequestLog;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.RequestSummary;
import dev.docket.requests.Score;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import dev.docket.search.SearchQuery;
import dev.docket.search.Sort;
import dev.docket.testkit.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What every store must do. A subclass says where the engine is; everything else is the same for
/// all engines. All tests share one store of three partitions, each in a workspace of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {

  private static final int PARTITIONS = 3;

  /// Some seconds later, so that no id is drawn twice.
  private static final long FAR = 10_000_000;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-15T12:00:00Z"));
  private final RequestIdSource ids = new RequestIdSource(clock, new Random(7));
  private final Layout layout = new Layout("docket", PartitionLength.MONTH, 1, 0);
  private final List<RequestId> firstOfPartition = new ArrayList<>();

  private Engine engine;
  private PartitionList partitions;
  private OpenSearchRequestWriter writer;
  private OpenSearchRequestReader reader;
  private OpenSearchRequestSearch search;
  private long workspaces = 100;

  abstract EngineAddress engine();

  @BeforeAll
  void open() {
    engine = Engine.at(engine());
    new IndexTemplates(engine, layout).install();
    partitions = new PartitionList(engine, layout, clock);
    partitions.refresh();
    writer =
        new OpenSearchRequestWriter(
            engine,
            partitions,
            new WriteSettings("docket", 64 << 20, 2, Duration.ofSeconds(30), clock),
            Optional::empty,
            new SimpleMeterRegistry());
    reader = new OpenSearchRequestReader(engine, partitions);
    search =
        new OpenSearchRequestSearch(
            engine.client(), layout.requestsPattern(), Duration.ofSeconds(30));
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
  }

  @AfterAll
  void close() {
    writer.close();
    engine.close();
  }

  private WorkspaceId workspace() {
    return new WorkspaceId(workspaces++);
  }

  private RequestId store(WorkspaceId workspace, RequestLog log) {
    return store(workspace, ids.next(), log);
  }

  private RequestId store(WorkspaceId workspace, RequestId id, RequestLog log) {
    assertThat(writer.write(create(workspace, id, UUID.randomUUID().toString(), log)).join())
        .isEqualTo(new WriteResult.Stored(id, List.of()));
    return id;
  }

  private Write.Create create(WorkspaceId workspace, RequestId id, String token, RequestLog log) {
    return new Write.Create(
        workspace, id, token, UUID.randomUUID().toString(), log, clock.instant());
  }

  /// Stores a request for each text, all at once.
  private Map<String, RequestId> storeEach(
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

  private void patchEach(
      WorkspaceId workspace,
      Map<String, RequestId> requests,
      Function<String, Map<String, JsonNode>> metadata) {
    List<CompletableFuture<WriteResult>> writes = new ArrayList<>();
    requests.forEach((text, id) -> writes.add(patch(workspace, id, put(metadata.apply(text)))));
    writes.forEach(write -> assertThat(write.join()).isInstanceOf(WriteResult.Stored.class));
  }

  private CompletableFuture<WriteResult> patch(
      WorkspaceId workspace, RequestId id, RequestPatch patch) {
    return writer.write(new Write.Patch(workspace, id, patch, clock.instant()));
  }

  private RequestDetail detail(WorkspaceId workspace, RequestId id) {
    return reader.find(workspace, id).orElseThrow();
  }

  private Map<String, JsonNode> metadata(WorkspaceId workspace, RequestId id) {
    return detail(workspace, id).summary().annotations().metadata().values();
  }

  private List<RequestId> found(WorkspaceId workspace, Filter filter) {
    refresh();
    return searched(workspace, filter);
  }

  private List<RequestId> searched(WorkspaceId workspace, Filter filter) {
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
        .map(RequestSummary::id)
        .toList();
  }

  private static Filter pair(String key, String value) {
    return new Filter.KeyOneOf(Field.METADATA, key, List.of(value));
  }

  private void refresh() {
    call("POST", "/docket-*/_refresh", null);
  }

  private JsonNode call(String method, String path, JsonNode body) {
    try {
      var reply = engine.call(method, path, Map.of(), body);
      assertThat(reply.succeeded()).as("%s %s: %s", method, path, reply.json()).isTrue();
      return reply.json();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Nested
  class Writing {

    @Test
    void a_request_comes_back_as_it_was_stored() {
      WorkspaceId workspace = workspace();
      RequestLog log = Requests.with(Requests.text("user_id", "u1"));
      RequestDetail detail = detail(workspace, store(workspace, log));
      assertThat(detail.summary().call()).isEqualTo(log.call());
      assertThat(detail.summary().timing()).isEqualTo(log.timing());
      assertThat(detail.summary().usage()).isEqualTo(log.usage());
      assertThat(detail.summary().cost()).isEqualTo(log.cost());
      assertThat(detail.summary().outcome()).isEqualTo(log.outcome());
      assertThat(detail.summary().annotations()).isEqualTo(log.annotations());
      assertThat(detail.inputText()).isEqualTo(log.exchange().inputText());
      assertThat(detail.outputText()).isEqualTo(log.exchange().outputText());
      assertThat(detail.raw()).isEqualTo(log.exchange().raw());
    }

    @Test
    void texts_come_back_exactly_with_lone_surrogates_and_nulls() {
      WorkspaceId workspace = workspace();
      String odd = "a\ud800b\u0000c\udc00 \ud83d\ude42 " + "中".repeat(50_000);
      RequestLog plain = Requests.with(Requests.text("k", odd));
      RequestLog log =
          new RequestLog(
              plain.call(),
              plain.timing(),
              plain.usage(),
              plain.cost(),
              plain.outcome(),
              Requests.exchange(odd, odd),
              plain.annotations());
      RequestId id = store(workspace, log);
      assertThat(detail(workspace, id).inputText()).isEqualTo(odd);
      assertThat(detail(workspace, id).raw()).isEqualTo(log.exchange().raw());
      assertThat(metadata(workspace, id)).isEqualTo(Requests.text("k", odd));
    }

    @Test
    void the_same_create_again_is_stored_once() {
      WorkspaceId workspace = workspace();
      RequestId id = ids.next();
      Write.Create create = create(workspace, id, "mine", Requests.with(Map.of()));
      assertThat(writer.write(create).join()).isInstanceOf(WriteResult.Stored.class);
      assertThat(writer.write(create).join()).isInstanceOf(WriteResult.Stored.class);
      assertThat(found(workspace, new Filter.Everything())).containsExactly(id);
    }

    @Test
    void an_id_that_somebody_else_has_is_said_to_be_taken() {
      WorkspaceId ours = workspace();
      WorkspaceId theirs = workspace();
      RequestId id = store(theirs, Requests.with(Requests.text("owner", "them")));
      assertThat(writer.write(create(ours, id, "ours", Requests.with(Map.of()))).join())
          .isEqualTo(new WriteResult.IdTaken());
      assertThat(metadata(theirs, id)).isEqualTo(Requests.text("owner", "them"));
    }

    @Test
    void every_id_goes_to_the_partition_of_its_time() {
      assertThat(firstOfPartition.stream().map(id -> partitions.indexOf(id).orElseThrow()))
          .doesNotHaveDuplicates()
          .hasSize(PARTITIONS);
      assertThat(partitions.indexOf(new RequestId(1))).isEmpty();
    }

    @Test
    void many_writers_at_once_lose_nothing() throws Exception {
      WorkspaceId workspace = workspace();
      try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<RequestId>> stored = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
          RequestLog log = Requests.with(Requests.text("n", "v" + i));
          stored.add(writers.submit(() -> store(workspace, log)));
        }
        TreeSet<RequestId> all = new TreeSet<>();
        for (Future<RequestId> one : stored) {
          all.add(one.get());
        }
        assertThat(found(workspace, new Filter.Everything()))
            .hasSize(400)
            .containsExactlyInAnyOrderElementsOf(all);
      }
    }
  }

  @Nested
  class Metadata {

    @Test
    void every_odd_key_is_stored_and_found_and_no_other_with_it() {
      WorkspaceId workspace = workspace();
      Map<String, RequestId> byKey =
          storeEach(workspace, OddTexts.keys(), key -> Requests.text(key, "v"));
      refresh();
      byKey.forEach((key, id) -> {
        assertThat(metadata(workspace, id)).isEqualTo(Requests.text(key, "v"));
        assertThat(searched(workspace, pair(key, "v")))
            .as("key %s", escaped(key))
            .containsExactly(id);
      });
    }

    @Test
    void every_odd_value_is_stored_and_found_and_no_other_with_it() {
      WorkspaceId workspace = workspace();
      Map<String, RequestId> byValue =
          storeEach(workspace, OddTexts.keys(), value -> Requests.text("k", value));
      refresh();
      byValue.forEach((value, id) ->
          assertThat(searched(workspace, pair("k", value)))
              .as("value %s", escaped(value))
              .containsExactly(id));
    }

    @Test
    void keys_that_share_a_column_are_kept_apart() {
      WorkspaceId workspace = workspace();
      List<String> keys = OddTexts.colliding();
      RequestId first = store(workspace, Requests.with(Requests.text(keys.get(0), "v")));
      RequestId second = store(workspace, Requests.with(Requests.text(keys.get(1), "v")));
      assertThat(found(workspace, pair(keys.get(0), "v"))).containsExactly(first);
      assertThat(found(workspace, pair(keys.get(1), "v"))).containsExactly(second);
    }

    @Test
    void values_of_40000_characters_are_told_apart_by_their_last_one() {
      WorkspaceId workspace = workspace();
      String one = "x".repeat(39_999) + "1";
      String two = "x".repeat(39_999) + "2";
      RequestId first = store(workspace, Requests.with(Requests.text("long", one)));
      RequestId second = store(workspace, Requests.with(Requests.text("long", two)));
      assertThat(found(workspace, pair("long", one))).containsExactly(first);
      assertThat(found(workspace, pair("long", two))).containsExactly(second);
      assertThat(metadata(workspace, second)).isEqualTo(Requests.text("long", two));
    }

    @Test
    void a_thousand_keys_fit_on_one_request_and_each_finds_it() {
      WorkspaceId workspace = workspace();
      Map<String, String> pairs = new LinkedHashMap<>();
      for (int i = 0; i < 1_000; i++) {
        pairs.put("key_" + i, "value_" + i);
      }
      RequestId id = store(workspace, Requests.with(Requests.texts(pairs)));
      assertThat(patch(workspace, id, put(Requests.text("key_500", "changed"))).join())
          .isInstanceOf(WriteResult.Stored.class);
      pairs.put("key_500", "changed");
      assertThat(metadata(workspace, id)).isEqualTo(Requests.texts(pairs));
      assertThat(found(workspace, pair("key_500", "changed"))).containsExactly(id);
      assertThat(found(workspace, pair("key_500", "value_500"))).isEmpty();
      assertThat(found(workspace, pair("key_999", "value_999"))).containsExactly(id);
    }

    private static String escaped(String text) {
      return new String(Json.bytes(TextNode.valueOf(text)), StandardCharsets.UTF_8);
    }
  }

  private static RequestPatch put(Map<String, JsonNode> values) {
    return new RequestPatch.PutMetadata(values);
  }

  @Nested
  class Patching {

    @Test
    void given_keys_replace_others_stay_and_null_removes() {
      WorkspaceId workspace = workspace();
      RequestId id =
          store(workspace, Requests.with(Requests.texts(Map.of("a", "1", "b", "2", "c", "3"))));
      Map<String, JsonNode> values =
          Map.of(
              "a", TextNode.valueOf("new"), "b", NullNode.getInstance(), "d", IntNode.valueOf(4));
      assertThat(patch(workspace, id, put(values)).join())
          .isEqualTo(new WriteResult.Stored(id, List.of("first")));
      assertThat(metadata(workspace, id))
          .isEqualTo(
              Map.of(
                  "a",
                  TextNode.valueOf("new"),
                  "c",
                  TextNode.valueOf("3"),
                  "d",
                  IntNode.valueOf(4)));
      assertThat(found(workspace, pair("a", "new"))).containsExactly(id);
      assertThat(found(workspace, pair("d", "4"))).containsExactly(id);
      assertThat(found(workspace, pair("a", "1"))).isEmpty();
      assertThat(found(workspace, pair("b", "2"))).isEmpty();
    }

    @Test
    void a_nested_value_is_replaced_whole() {
      WorkspaceId workspace = workspace();
      RequestId id =
          store(
              workspace, Requests.with(Map.of("user", Json.parse("{\"id\":1,\"plan\":\"pro\"}"))));
      assertThat(found(workspace, pair("user.plan", "pro"))).containsExactly(id);
      patch(workspace, id, put(Map.of("user", Json.parse("{\"id\":2}")))).join();
      assertThat(found(workspace, pair("user.id", "2"))).containsExactly(id);
      assertThat(found(workspace, pair("user.plan", "pro"))).isEmpty();
    }

    @Test
    void every_odd_key_can_be_replaced_and_removed() {
      WorkspaceId workspace = workspace();
      Map<String, RequestId> byKey =
          storeEach(
              workspace, OddTexts.keys(), key -> Requests.texts(Map.of(key, "old", "stays", "s")));
      patchEach(workspace, byKey, key -> Requests.text(key, "new"));
      byKey.forEach((key, id) ->
          assertThat(metadata(workspace, id))
              .isEqualTo(Requests.texts(Map.of(key, "new", "stays", "s"))));
      patchEach(workspace, byKey, key -> Map.of(key, NullNode.getInstance()));
      byKey.forEach(
          (key, id) -> assertThat(metadata(workspace, id)).isEqualTo(Requests.text("stays", "s")));
    }

    @Test
    void scores_are_set_replaced_and_removed_by_name() {
      WorkspaceId workspace = workspace();
      RequestId id = store(workspace, Requests.with(Map.of()));
      Instant at = Requests.START;
      patch(workspace, id, new RequestPatch.PutScore("default", 10, at)).join();
      patch(workspace, id, new RequestPatch.PutScore("tone", 90, at)).join();
      patch(workspace, id, new RequestPatch.PutScore("default", 20, at)).join();
      assertThat(detail(workspace, id).summary().annotations().scores())
          .containsExactlyInAnyOrder(new Score("default", 20, at), new Score("tone", 90, at));
      patch(workspace, id, new RequestPatch.PutScore("tone", null, at)).join();
      assertThat(detail(workspace, id).summary().annotations().scores())
          .containsExactly(new Score("default", 20, at));
    }

    @Test
    void tags_are_added_before_others_are_removed() {
      WorkspaceId workspace = workspace();
      RequestId id = store(workspace, Requests.with(Map.of()));
      RequestPatch edit =
          new RequestPatch.EditTags(List.of("a", "b\ud800", "first"), List.of("first", "never"));
      assertThat(patch(workspace, id, edit).join())
          .isEqualTo(new WriteResult.Stored(id, List.of("a", "b\ud800")));
      assertThat(found(workspace, new Filter.OneOf(Field.TAGS, List.of("b\ud800"))))
          .containsExactly(id);
      assertThat(found(workspace, new Filter.OneOf(Field.TAGS, List.of("first")))).isEmpty();
    }

    @Test
    void prompt_and_group_are_set() {
      WorkspaceId workspace = workspace();
      RequestId id = store(workspace, Requests.with(Map.of()));
      PromptLink prompt = new PromptLink("welcome", null, 3L, "prod");
      ObjectNode variables = Json.object().put("city", "Oslo");
      patch(workspace, id, new RequestPatch.LinkPrompt(prompt, variables)).join();
      patch(workspace, id, new RequestPatch.JoinGroup(42)).join();
      RequestDetail detail = detail(workspace, id);
      assertThat(detail.summary().annotations().prompt()).isEqualTo(prompt);
      assertThat(detail.summary().annotations().groupId()).isEqualTo(42);
      assertThat(detail.raw().inputVariables()).isEqualTo(variables);
      assertThat(
              found(workspace, new Filter.KeyOneOf(Field.INPUT_VARIABLES, "city", List.of("Oslo"))))
          .containsExactly(id);
    }

    @Test
    void a_request_of_an_old_partition_is_patched_and_found() {
      WorkspaceId workspace = workspace();
      for (RequestId first : firstOfPartition) {
        RequestId id = new RequestId(first.value() + FAR);
        store(workspace, id, Requests.with(Requests.text("age", "old")));
        patch(workspace, id, put(Requests.text("age", "new"))).join();
        assertThat(metadata(workspace, id)).isEqualTo(Requests.text("age", "new"));
      }
      assertThat(found(workspace, pair("age", "new"))).hasSize(PARTITIONS);
    }

    @Test
    void an_unknown_request_and_a_foreign_one_get_the_same_answer() {
      WorkspaceId theirs = workspace();
      RequestId foreign = store(theirs, Requests.with(Requests.text("k", "v")));
      WorkspaceId ours = workspace();
      RequestPatch patch = put(Requests.text("k", "ours"));
      assertThat(patch(ours, foreign, patch).join()).isEqualTo(new WriteResult.Unknown());
      assertThat(patch(ours, ids.next(), patch).join()).isEqualTo(new WriteResult.Unknown());
      assertThat(patch(ours, new RequestId(1), patch).join()).isEqualTo(new WriteResult.Unknown());
      assertThat(metadata(theirs, foreign)).isEqualTo(Requests.text("k", "v"));
      assertThat(reader.find(ours, foreign)).isEmpty();
    }

    @Test
    void concurrent_patches_of_one_request_never_lose_each_other() throws Exception {
      WorkspaceId workspace = workspace();
      RequestId id = store(workspace, Requests.with(Map.of()));
      int writers = 24;
      int rounds = 12;
      try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> all = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
          String key = "writer_" + w;
          all.add(
              pool.submit(() -> {
                for (int r = 0; r < rounds; r++) {
                  assertThat(patch(workspace, id, put(Requests.text(key, "r" + r))).join())
                      .isInstanceOf(WriteResult.Stored.class);
                }
              }));
        }
        for (Future<?> one : all) {
          one.get();
        }
      }
      assertThat(metadata(workspace, id)).hasSize(writers);
      assertThat(metadata(workspace, id).values())
          .allMatch(value -> value.equals(TextNode.valueOf("r" + (rounds - 1))));
    }

    @Test
    void patches_that_were_handed_over_in_order_are_applied_in_order() {
      WorkspaceId workspace = workspace();
      RequestId id = store(workspace, Requests.with(Map.of()));
      List<CompletableFuture<WriteResult>> all = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        all.add(patch(workspace, id, put(Requests.text("k", "v" + i))));
      }
      all.forEach(CompletableFuture::join);
      assertThat(metadata(workspace, id)).isEqualTo(Requests.text("k", "v299"));
    }

    @Test
    void numbers_beyond_the_limit_are_kept_but_not_indexed() {
      WorkspaceId workspace = workspace();
      Map<String, JsonNode> numbers = new LinkedHashMap<>();
      for (int i = 0; i < 200; i++) {
        numbers.put("n" + i, IntNode.valueOf(i));
      }
      RequestId id = store(workspace, Requests.with(numbers));
      Map<String, JsonNode> more = new LinkedHashMap<>();
      for (int i = 200; i < 400; i++) {
        more.put("n" + i, IntNode.valueOf(i));
      }
      patch(workspace, id, put(more)).join();
      assertThat(metadata(workspace, id)).hasSize(400);
      refresh();
      ObjectNode query = Json.object().put("size", 1);
      query.putObject("query").putObject("term").put("_id", id.toString());
      query.putArray("_source").add("metadata.numbers");
      int indexed = 0;
      for (JsonNode entry :
          call("POST", "/docket-requests-*/_search", query).at("/hits/hits/0/_source/metadata")) {
        indexed += entry.path("numbers").size();
      }
      assertThat(indexed).isEqualTo(256);
    }
  }

  @Nested
  class Finding {

    @Test
    void pages_over_all_partitions_are_newest_first_and_complete() {
      WorkspaceId workspace = workspace();
      List<RequestId> newestFirst = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        RequestId near = firstOfPartition.get(i % PARTITIONS);
        RequestId id = new RequestId(near.value() + 2 * FAR + i);
        Instant start = Requests.START.plus(Duration.ofHours(i));
        store(workspace, id, Requests.at(start, Map.of()));
        newestFirst.addFirst(id);
      }
      refresh();
      List<RequestId> walked = new ArrayList<>();
      for (int page = 1; page <= 5; page++) {
        var found =
            search.search(
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

    @Test
    void one_workspace_never_sees_another_s() {
      WorkspaceId ours = workspace();
      WorkspaceId theirs = workspace();
      RequestId own = store(ours, Requests.with(Requests.text("k", "v")));
      RequestId foreign = store(theirs, Requests.with(Requests.text("k", "v")));
      assertThat(found(ours, pair("k", "v"))).containsExactly(own);
      assertThat(found(theirs, pair("k", "v"))).containsExactly(foreign);
    }

    /// A range on the very field that sorts an index loses hits when documents have nested children
    /// and only a count is asked for.
    @Test
    void counts_over_ranges_of_time_are_exact_with_nested_numbers() {
      WorkspaceId workspace = workspace();
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
            writer.write(create(workspace, ids.next(), "t" + i, Requests.at(start, numbers))));
        if (i % 300 == 299) {
          writes.forEach(CompletableFuture::join);
          refresh();
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
      return call("POST", "/docket-requests-*/_search", query).at("/hits/total/value").longValue();
    }
  }

  @Nested
  class Objects {

    private final ObjectStore objects = new ObjectStore(engine, layout.objectsIndex());

    @Test
    void an_object_is_created_once() {
      assertThat(objects.create("thing", "a", Json.object().put("n", 1), true)).isTrue();
      assertThat(objects.create("thing", "a", Json.object().put("n", 2), true)).isFalse();
      assertThat(objects.get("thing", "a").orElseThrow().body())
          .isEqualTo(Json.object().put("n", 1));
      assertThat(objects.get("thing", "none")).isEmpty();
    }

    @Test
    void an_object_is_replaced_only_if_nobody_else_has() {
      objects.create("thing", "b", Json.object().put("n", 1), true);
      StoredObject seen = objects.get("thing", "b").orElseThrow();
      assertThat(objects.replace(seen, Json.object().put("n", 2))).isTrue();
      assertThat(objects.replace(seen, Json.object().put("n", 3))).isFalse();
      assertThat(objects.get("thing", "b").orElseThrow().body().path("n").intValue()).isEqualTo(2);
    }

    @Test
    void a_list_has_all_of_a_kind_and_nothing_deleted() {
      objects.create("listed", "a", Json.object(), true);
      objects.create("listed", "b", Json.object(), true);
      objects.delete("listed", "a");
      objects.delete("listed", "a");
      assertThat(objects.list("listed")).extracting(StoredObject::key).containsExactly("b");
    }

    @Test
    void a_key_that_is_not_made_by_code_is_refused() {
      assertThatThrownBy(() -> objects.get("thing", "../_all"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class Layouts {

    @Test
    void a_second_start_changes_nothing() {
      String before = call("GET", "/_index_template/docket-*", null).toString();
      new IndexTemplates(engine, layout).install();
      assertThat(call("GET", "/_index_template/docket-*", null)).hasToString(before);
    }

    @Test
    void every_partition_maps_what_the_template_says() {
      JsonNode mappings = call("GET", "/docket-requests-*/_mapping", null);
      assertThat(mappings.size()).isEqualTo(PARTITIONS);
      mappings.forEach(index -> {
        assertThat(index.at("/mappings/dynamic").asText()).isEqualTo("false");
        assertThat(index.at("/mappings/properties/metadata/properties/columns/properties").size())
            .isEqualTo(256);
      });
    }
  }
}
