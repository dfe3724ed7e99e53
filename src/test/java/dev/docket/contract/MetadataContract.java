package dev.docket.contract;

import static dev.docket.contract.OpenStore.pair;
import static dev.docket.contract.OpenStore.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.json.Json;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.WriteResult;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whatever a key or a value looks like, it is kept, and finds its request and no other.
abstract class MetadataContract {

  private final OpenStore store;

  MetadataContract(OpenStore store) {
    this.store = store;
  }

  @Test
  void every_odd_key_is_stored_and_found_and_no_other_with_it() {
    WorkspaceId workspace = store.workspace();
    Map<String, RequestId> byKey =
        store.storeEach(workspace, OddTexts.keys(), key -> Requests.text(key, "v"));
    store.refresh();
    byKey.forEach((key, id) -> {
      assertThat(store.metadata(workspace, id)).isEqualTo(Requests.text(key, "v"));
      assertThat(store.searched(workspace, pair(key, "v")))
          .as("key %s", escaped(key))
          .containsExactly(id);
    });
  }

  @Test
  void every_odd_value_is_stored_and_found_and_no_other_with_it() {
    WorkspaceId workspace = store.workspace();
    Map<String, RequestId> byValue =
        store.storeEach(workspace, OddTexts.keys(), value -> Requests.text("k", value));
    store.refresh();
    byValue.forEach((value, id) ->
        assertThat(store.searched(workspace, pair("k", value)))
            .as("value %s", escaped(value))
            .containsExactly(id));
  }

  @Test
  void keys_that_share_a_column_are_kept_apart() {
    WorkspaceId workspace = store.workspace();
    List<String> keys = OddTexts.colliding();
    RequestId first = store.log(workspace, Requests.with(Requests.text(keys.get(0), "v")));
    RequestId second = store.log(workspace, Requests.with(Requests.text(keys.get(1), "v")));
    assertThat(store.found(workspace, pair(keys.get(0), "v"))).containsExactly(first);
    assertThat(store.found(workspace, pair(keys.get(1), "v"))).containsExactly(second);
  }

  @Test
  void values_of_40000_characters_are_told_apart_by_their_last_one() {
    WorkspaceId workspace = store.workspace();
    String one = "x".repeat(39_999) + "1";
    String two = "x".repeat(39_999) + "2";
    RequestId first = store.log(workspace, Requests.with(Requests.text("long", one)));
    RequestId second = store.log(workspace, Requests.with(Requests.text("long", two)));
    assertThat(store.found(workspace, pair("long", one))).containsExactly(first);
    assertThat(store.found(workspace, pair("long", two))).containsExactly(second);
    assertThat(store.metadata(workspace, second)).isEqualTo(Requests.text("long", two));
  }

  @Test
  void a_thousand_keys_fit_on_one_request_and_each_finds_it() {
    WorkspaceId workspace = store.workspace();
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = 0; i < 1_000; i++) {
      pairs.put("key_" + i, "value_" + i);
    }
    RequestId id = store.log(workspace, Requests.with(Requests.texts(pairs)));
    assertThat(store.patch(workspace, id, put(Requests.text("key_500", "changed"))).join())
        .isInstanceOf(WriteResult.Stored.class);
    pairs.put("key_500", "changed");
    assertThat(store.metadata(workspace, id)).isEqualTo(Requests.texts(pairs));
    assertThat(store.found(workspace, pair("key_500", "changed"))).containsExactly(id);
    assertThat(store.found(workspace, pair("key_500", "value_500"))).isEmpty();
    assertThat(store.found(workspace, pair("key_999", "value_999"))).containsExactly(id);
  }

  private static String escaped(String text) {
    return new String(Json.bytes(TextNode.valueOf(text)), StandardCharsets.UTF_8);
  }
}
