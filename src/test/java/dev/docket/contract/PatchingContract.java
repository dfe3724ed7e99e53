package dev.docket.contract;

import static dev.docket.contract.OpenStore.pair;
import static dev.docket.contract.OpenStore.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.json.Json;
import dev.docket.requests.PromptLink;
import dev.docket.requests.RequestDetail;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.Score;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.WriteResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What is changed on a stored request, by one writer or by many.
abstract class PatchingContract {

  private final OpenStore store;

  PatchingContract(OpenStore store) {
    this.store = store;
  }

  @Test
  void given_keys_replace_others_stay_and_null_removes() {
    WorkspaceId workspace = store.workspace();
    RequestId id =
        store.log(workspace, Requests.with(Requests.texts(Map.of("a", "1", "b", "2", "c", "3"))));
    Map<String, JsonNode> values =
        Map.of("a", TextNode.valueOf("new"), "b", NullNode.getInstance(), "d", IntNode.valueOf(4));
    assertThat(store.patch(workspace, id, put(values)).join())
        .isEqualTo(new WriteResult.Stored(id, List.of("first")));
    assertThat(store.metadata(workspace, id))
        .isEqualTo(
            Map.of(
                "a", TextNode.valueOf("new"), "c", TextNode.valueOf("3"), "d", IntNode.valueOf(4)));
    assertThat(store.found(workspace, pair("a", "new"))).containsExactly(id);
    assertThat(store.found(workspace, pair("d", "4"))).containsExactly(id);
    assertThat(store.found(workspace, pair("a", "1"))).isEmpty();
    assertThat(store.found(workspace, pair("b", "2"))).isEmpty();
  }

  @Test
  void a_nested_value_is_replaced_whole() {
    WorkspaceId workspace = store.workspace();
    RequestId id =
        store.log(
            workspace, Requests.with(Map.of("user", Json.parse("{\"id\":1,\"plan\":\"pro\"}"))));
    assertThat(store.found(workspace, pair("user.plan", "pro"))).containsExactly(id);
    store.patch(workspace, id, put(Map.of("user", Json.parse("{\"id\":2}")))).join();
    assertThat(store.found(workspace, pair("user.id", "2"))).containsExactly(id);
    assertThat(store.found(workspace, pair("user.plan", "pro"))).isEmpty();
  }

  @Test
  void every_odd_key_can_be_replaced_and_removed() {
    WorkspaceId workspace = store.workspace();
    Map<String, RequestId> byKey =
        store.storeEach(
            workspace, OddTexts.keys(), key -> Requests.texts(Map.of(key, "old", "stays", "s")));
    store.patchEach(workspace, byKey, key -> Requests.text(key, "new"));
    byKey.forEach((key, id) ->
        assertThat(store.metadata(workspace, id))
            .isEqualTo(Requests.texts(Map.of(key, "new", "stays", "s"))));
    store.patchEach(workspace, byKey, key -> Map.of(key, NullNode.getInstance()));
    byKey.forEach((key, id) ->
        assertThat(store.metadata(workspace, id)).isEqualTo(Requests.text("stays", "s")));
  }

  @Test
  void scores_are_set_replaced_and_removed_by_name() {
    WorkspaceId workspace = store.workspace();
    RequestId id = store.log(workspace, Requests.with(Map.of()));
    Instant at = Requests.START;
    store.patch(workspace, id, new RequestPatch.PutScore("default", 10, at)).join();
    store.patch(workspace, id, new RequestPatch.PutScore("tone", 90, at)).join();
    store.patch(workspace, id, new RequestPatch.PutScore("default", 20, at)).join();
    assertThat(store.detail(workspace, id).summary().annotations().scores())
        .containsExactlyInAnyOrder(new Score("default", 20, at), new Score("tone", 90, at));
    store.patch(workspace, id, new RequestPatch.PutScore("tone", null, at)).join();
    assertThat(store.detail(workspace, id).summary().annotations().scores())
        .containsExactly(new Score("default", 20, at));
  }

  @Test
  void tags_are_added_before_others_are_removed() {
    WorkspaceId workspace = store.workspace();
    RequestId id = store.log(workspace, Requests.with(Map.of()));
    RequestPatch edit =
        new RequestPatch.EditTags(List.of("a", "b\ud800", "first"), List.of("first", "never"));
    assertThat(store.patch(workspace, id, edit).join())
        .isEqualTo(new WriteResult.Stored(id, List.of("a", "b\ud800")));
    assertThat(store.found(workspace, new Filter.OneOf(Field.TAGS, List.of("b\ud800"))))
        .containsExactly(id);
    assertThat(store.found(workspace, new Filter.OneOf(Field.TAGS, List.of("first")))).isEmpty();
  }

  @Test
  void prompt_and_group_are_set() {
    WorkspaceId workspace = store.workspace();
    RequestId id = store.log(workspace, Requests.with(Map.of()));
    PromptLink prompt = new PromptLink("welcome", null, 3L, "prod");
    ObjectNode variables = Json.object().put("city", "Oslo");
    store.patch(workspace, id, new RequestPatch.LinkPrompt(prompt, variables, null)).join();
    store.patch(workspace, id, new RequestPatch.JoinGroup(42)).join();
    RequestDetail detail = store.detail(workspace, id);
    assertThat(detail.summary().annotations().prompt()).isEqualTo(prompt);
    assertThat(detail.summary().annotations().groupId()).isEqualTo(42);
    assertThat(detail.raw().inputVariables()).isEqualTo(variables);
    assertThat(
            store.found(
                workspace, new Filter.KeyOneOf(Field.INPUT_VARIABLES, "city", List.of("Oslo"))))
        .containsExactly(id);
  }

  @Test
  void of_a_linked_prompt_only_the_variables_that_it_uses_are_searched_and_all_are_kept() {
    WorkspaceId workspace = store.workspace();
    RequestId id = store.log(workspace, Requests.with(Map.of()));
    ObjectNode variables = Json.object().put("city", "Oslo").put("unused", "Oslo");
    PromptLink prompt = new PromptLink("welcome", 7L, 3L, null);
    store
        .patch(
            workspace, id, new RequestPatch.LinkPrompt(prompt, variables, Set.of("city", "other")))
        .join();
    assertThat(store.detail(workspace, id).raw().inputVariables()).isEqualTo(variables);
    assertThat(store.found(workspace, variable("city"))).containsExactly(id);
    assertThat(store.found(workspace, variable("unused"))).isEmpty();
    store.patch(workspace, id, new RequestPatch.LinkPrompt(prompt, variables, null)).join();
    assertThat(store.found(workspace, variable("unused"))).containsExactly(id);
  }

  private static Filter variable(String name) {
    return new Filter.KeyOneOf(Field.INPUT_VARIABLES, name, List.of("Oslo"));
  }

  @Test
  void a_request_of_an_old_partition_is_patched_and_found() {
    WorkspaceId workspace = store.workspace();
    for (RequestId first : store.firstOfPartition) {
      RequestId id = new RequestId(first.value() + OpenStore.FAR);
      store.log(workspace, id, Requests.with(Requests.text("age", "old")));
      store.patch(workspace, id, put(Requests.text("age", "new"))).join();
      assertThat(store.metadata(workspace, id)).isEqualTo(Requests.text("age", "new"));
    }
    assertThat(store.found(workspace, pair("age", "new"))).hasSize(OpenStore.PARTITIONS);
  }

  @Test
  void an_unknown_request_and_a_foreign_one_get_the_same_answer() {
    WorkspaceId theirs = store.workspace();
    RequestId foreign = store.log(theirs, Requests.with(Requests.text("k", "v")));
    WorkspaceId ours = store.workspace();
    RequestPatch patch = put(Requests.text("k", "ours"));
    assertThat(store.patch(ours, foreign, patch).join()).isEqualTo(new WriteResult.Unknown());
    assertThat(store.patch(ours, store.ids.next(), patch).join())
        .isEqualTo(new WriteResult.Unknown());
    assertThat(store.patch(ours, new RequestId(1), patch).join())
        .isEqualTo(new WriteResult.Unknown());
    assertThat(store.metadata(theirs, foreign)).isEqualTo(Requests.text("k", "v"));
    assertThat(store.reader.find(ours, foreign)).isEmpty();
  }

  @Test
  void concurrent_patches_of_one_request_never_lose_each_other() throws Exception {
    WorkspaceId workspace = store.workspace();
    RequestId id = store.log(workspace, Requests.with(Map.of()));
    int writers = 24;
    int rounds = 12;
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        String key = "writer_" + w;
        all.add(
            pool.submit(() -> {
              for (int r = 0; r < rounds; r++) {
                assertThat(store.patch(workspace, id, put(Requests.text(key, "r" + r))).join())
                    .isInstanceOf(WriteResult.Stored.class);
              }
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(store.metadata(workspace, id)).hasSize(writers);
    assertThat(store.metadata(workspace, id).values())
        .allMatch(value -> value.equals(TextNode.valueOf("r" + (rounds - 1))));
  }

  @Test
  void patches_that_were_handed_over_in_order_are_applied_in_order() {
    WorkspaceId workspace = store.workspace();
    RequestId id = store.log(workspace, Requests.with(Map.of()));
    List<CompletableFuture<WriteResult>> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      all.add(store.patch(workspace, id, put(Requests.text("k", "v" + i))));
    }
    all.forEach(CompletableFuture::join);
    assertThat(store.metadata(workspace, id)).isEqualTo(Requests.text("k", "v299"));
  }

  @Test
  void numbers_beyond_the_limit_are_kept_but_not_indexed() {
    WorkspaceId workspace = store.workspace();
    Map<String, JsonNode> numbers = new LinkedHashMap<>();
    for (int i = 0; i < 200; i++) {
      numbers.put("n" + i, IntNode.valueOf(i));
    }
    RequestId id = store.log(workspace, Requests.with(numbers));
    Map<String, JsonNode> more = new LinkedHashMap<>();
    for (int i = 200; i < 400; i++) {
      more.put("n" + i, IntNode.valueOf(i));
    }
    store.patch(workspace, id, put(more)).join();
    assertThat(store.metadata(workspace, id)).hasSize(400);
    store.refresh();
    ObjectNode query = Json.object().put("size", 1);
    query.putObject("query").putObject("term").put("_id", id.toString());
    query.putArray("_source").add("metadata.numbers");
    int indexed = 0;
    for (JsonNode entry :
        store
            .call("POST", "/docket-requests-*/_search", query)
            .at("/hits/hits/0/_source/metadata")) {
      indexed += entry.path("numbers").size();
    }
    assertThat(indexed).isEqualTo(256);
  }
}
