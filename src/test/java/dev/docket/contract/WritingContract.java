package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.filter.Filter;
import dev.docket.requests.RequestDetail;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestLog;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Requests come back as they were stored, once, in the partition of their id.
abstract class WritingContract {

  private final OpenStore store;

  WritingContract(OpenStore store) {
    this.store = store;
  }

  @Test
  void a_request_comes_back_as_it_was_stored() {
    WorkspaceId workspace = store.workspace();
    RequestLog log = Requests.with(Requests.text("user_id", "u1"));
    RequestDetail detail = store.detail(workspace, store.log(workspace, log));
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
    WorkspaceId workspace = store.workspace();
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
    RequestId id = store.log(workspace, log);
    assertThat(store.detail(workspace, id).inputText()).isEqualTo(odd);
    assertThat(store.detail(workspace, id).raw()).isEqualTo(log.exchange().raw());
    assertThat(store.metadata(workspace, id)).isEqualTo(Requests.text("k", odd));
  }

  @Test
  void the_same_create_again_is_stored_once() {
    WorkspaceId workspace = store.workspace();
    RequestId id = store.ids.next();
    Write.Create create = store.create(workspace, id, "mine", Requests.with(Map.of()));
    assertThat(store.writer.write(create).join()).isInstanceOf(WriteResult.Stored.class);
    assertThat(store.writer.write(create).join()).isInstanceOf(WriteResult.Stored.class);
    assertThat(store.found(workspace, new Filter.Everything())).containsExactly(id);
  }

  @Test
  void an_id_that_somebody_else_has_is_said_to_be_taken() {
    WorkspaceId ours = store.workspace();
    WorkspaceId theirs = store.workspace();
    RequestId id = store.log(theirs, Requests.with(Requests.text("owner", "them")));
    assertThat(store.writer.write(store.create(ours, id, "ours", Requests.with(Map.of()))).join())
        .isEqualTo(new WriteResult.IdTaken());
    assertThat(store.metadata(theirs, id)).isEqualTo(Requests.text("owner", "them"));
  }

  @Test
  void every_id_goes_to_the_partition_of_its_time() {
    assertThat(
            store.firstOfPartition.stream().map(id -> store.partitions.indexOf(id).orElseThrow()))
        .doesNotHaveDuplicates()
        .hasSize(OpenStore.PARTITIONS);
    assertThat(store.partitions.indexOf(new RequestId(1))).isEmpty();
  }

  @Test
  void many_writers_at_once_lose_nothing() throws Exception {
    WorkspaceId workspace = store.workspace();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<RequestId>> stored = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        RequestLog log = Requests.with(Requests.text("n", "v" + i));
        stored.add(writers.submit(() -> store.log(workspace, log)));
      }
      TreeSet<RequestId> all = new TreeSet<>();
      for (Future<RequestId> one : stored) {
        all.add(one.get());
      }
      assertThat(store.found(workspace, new Filter.Everything()))
          .hasSize(400)
          .containsExactlyInAnyOrderElementsOf(all);
    }
  }
}
