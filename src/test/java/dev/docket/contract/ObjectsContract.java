package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.json.Json;
import dev.docket.opensearch.objects.ObjectStore;
import dev.docket.opensearch.objects.StoredObject;
import dev.docket.opensearch.objects.StoredViews;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestIdSource;
import dev.docket.requests.WorkspaceId;
import dev.docket.views.SavedViews;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// The small documents beside the requests.
abstract class ObjectsContract {

  private final ObjectStore objects;
  private final RequestIdSource ids;

  ObjectsContract(OpenStore store) {
    this.ids = store.ids;
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
  void what_has_expired_is_deleted_and_nothing_else() {
    Instant now = Instant.parse("2026-01-15T12:00:00.5Z");
    objects.create("expiring", "past", Json.object(), now);
    objects.create("expiring", "future", Json.object(), now.plusMillis(1));
    objects.create("expiring", "never", Json.object(), true);
    objects.create("other", "past", Json.object(), now);
    objects.deleteExpired("expiring", now);
    assertThat(objects.list("expiring"))
        .extracting(StoredObject::key)
        .containsExactlyInAnyOrder("future", "never");
    assertThat(objects.get("other", "past")).isPresent();
  }

  @Test
  void views_that_many_save_at_once_are_all_kept_and_no_name_is_taken_twice() throws Exception {
    SavedViews views = new SavedViews(new StoredViews(objects), ids, InstantSource.system());
    WorkspaceId workspace = new WorkspaceId(7);
    List<Callable<Boolean>> saving = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String name = "view " + i / 2;
      saving.add(() -> saved(views, workspace, name));
    }
    try (ExecutorService people = Executors.newFixedThreadPool(8)) {
      long saved = 0;
      for (Future<Boolean> each : people.invokeAll(saving)) {
        saved += each.get() ? 1 : 0;
      }
      assertThat(saved).isEqualTo(12);
    }
    assertThat(views.list(workspace)).hasSize(12).doesNotHaveDuplicates();
    assertThat(views.list(new WorkspaceId(8))).isEmpty();
  }

  private static boolean saved(SavedViews views, WorkspaceId workspace, String name) {
    try {
      views.create(
          workspace, "a key", Json.object().put("name", name).put("path", "/requests?query=a:b"));
      return true;
    } catch (ProblemException e) {
      assertThat(e.problem()).isInstanceOf(Problem.Conflict.class);
      return false;
    }
  }

  @Test
  void a_key_that_is_not_made_by_code_is_refused() {
    assertThatThrownBy(() -> objects.get("thing", "../_all"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
