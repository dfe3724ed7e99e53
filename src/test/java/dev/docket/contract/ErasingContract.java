package dev.docket.contract;

import static dev.docket.contract.OpenStore.pair;
import static dev.docket.contract.OpenStore.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.changes.Match;
import dev.docket.opensearch.query.OpenSearchMatchingIds;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Requests that are removed one by one, and the walk that finds those which are to be.
abstract class ErasingContract {

  private static final WriteResult UNKNOWN = new WriteResult.Unknown();

  private final OpenStore store;
  private final OpenSearchMatchingIds ids;

  ErasingContract(OpenStore store) {
    this.store = store;
    this.ids =
        new OpenSearchMatchingIds(
            store.engine.client(), store.layout.requestsPattern(), Duration.ofSeconds(30));
  }

  private WriteResult erase(WorkspaceId workspace, RequestId id) {
    return store.writer.write(new Write.Erase(workspace, id)).join();
  }

  private RequestId logged(WorkspaceId workspace, String value) {
    return store.log(workspace, Requests.with(Requests.texts(Map.of("who", value))));
  }

  @Test
  void a_request_is_gone_for_good() {
    WorkspaceId workspace = store.workspace();
    RequestId id = logged(workspace, "me");
    RequestId other = logged(workspace, "me");
    assertThat(erase(workspace, id)).isEqualTo(new WriteResult.Stored(id, List.of()));
    assertThat(erase(workspace, id)).isEqualTo(UNKNOWN);
    assertThat(store.reader.find(workspace, id)).isEmpty();
    assertThat(store.found(workspace, pair("who", "me"))).containsExactly(other);
  }

  @Test
  void the_request_of_another_workspace_stays_as_it_is() {
    WorkspaceId owner = store.workspace();
    RequestId id = logged(owner, "me");
    assertThat(erase(store.workspace(), id)).isEqualTo(UNKNOWN);
    assertThat(store.found(owner, pair("who", "me"))).containsExactly(id);
    assertThat(store.reader.find(owner, id).orElseThrow().updatedAt())
        .isEqualTo(store.reader.find(owner, id).orElseThrow().createdAt());
  }

  @Test
  void an_id_that_nobody_has_is_unknown() {
    assertThat(erase(store.workspace(), new RequestId(store.ids.next().value() + OpenStore.FAR)))
        .isEqualTo(UNKNOWN);
    assertThat(erase(store.workspace(), new RequestId(1))).isEqualTo(UNKNOWN);
  }

  @Test
  void what_is_written_together_keeps_its_order() {
    WorkspaceId workspace = store.workspace();
    List<Write> writes = new ArrayList<>();
    List<RequestId> requests = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      RequestId id = logged(workspace, "me");
      requests.add(id);
      writes.add(patch(workspace, id));
      writes.add(new Write.Erase(workspace, id));
      writes.add(patch(workspace, id));
    }
    List<CompletableFuture<WriteResult>> answers = store.writer.writeAll(writes);
    for (int i = 0; i < requests.size(); i++) {
      assertThat(answers.get(3 * i).join()).isInstanceOf(WriteResult.Stored.class);
      assertThat(answers.get(3 * i + 1).join()).isInstanceOf(WriteResult.Stored.class);
      assertThat(answers.get(3 * i + 2).join()).isEqualTo(UNKNOWN);
    }
    assertThat(store.found(workspace, pair("who", "me"))).isEmpty();
  }

  private static Write.Patch patch(WorkspaceId workspace, RequestId id) {
    return new Write.Patch(
        workspace,
        id,
        put(Map.of("x", TextNode.valueOf("y"))),
        Instant.parse("2026-05-01T00:00:00Z"));
  }

  @Test
  void a_walk_meets_each_match_once_in_all_partitions_up_to_its_end() {
    WorkspaceId workspace = store.workspace();
    List<RequestId> all = new ArrayList<>();
    for (RequestId first : store.firstOfPartition) {
      for (int i = 1; i <= 3; i++) {
        RequestId id = new RequestId(first.value() + i * 4096L * 1000 + workspace.value());
        all.add(store.log(workspace, id, Requests.with(Requests.texts(Map.of("who", "me")))));
        store.log(
            workspace,
            new RequestId(id.value() + 1),
            Requests.with(Requests.texts(Map.of("who", "you"))));
      }
    }
    logged(store.workspace(), "me");
    assertThat(store.found(workspace, pair("who", "me"))).hasSize(9);
    assertThat(ids.count(workspace, pair("who", "me"))).isEqualTo(9);
    List<RequestId> met = new ArrayList<>();
    RequestId last = new RequestId(0);
    List<Match> page = ids.next(workspace, pair("who", "me"), last, all.get(7), 2);
    while (!page.isEmpty()) {
      page.forEach(match -> met.add(match.id()));
      assertThat(page)
          .allSatisfy(
              match -> assertThat(store.partitions.indexOf(match.id())).contains(match.place()));
      page = ids.next(workspace, pair("who", "me"), page.getLast().id(), all.get(7), 2);
    }
    assertThat(met).isEqualTo(all.subList(0, 8));
  }
}
