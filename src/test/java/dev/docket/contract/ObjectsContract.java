package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.json.Json;
import dev.docket.opensearch.objects.ObjectStore;
import dev.docket.opensearch.objects.StoredObject;
import org.junit.jupiter.api.Test;

/// The small documents beside the requests.
abstract class ObjectsContract {

  private final ObjectStore objects;

  ObjectsContract(OpenStore store) {
    this.objects = new ObjectStore(store.engine, store.layout.objectsIndex());
  }

  @Test
  void an_object_is_created_once() {
    assertThat(objects.create("thing", "a", Json.object().put("n", 1), true)).isTrue();
    assertThat(objects.create("thing", "a", Json.object().put("n", 2), true)).isFalse();
    assertThat(objects.get("thing", "a").orElseThrow().body()).isEqualTo(Json.object().put("n", 1));
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
