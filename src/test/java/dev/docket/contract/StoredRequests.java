package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.requests.RequestId;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Requests in a workspace of their own, and as their callers know them.
record StoredRequests(WorkspaceId workspace, List<PlainRequest> requests) {

  /// Writes random requests into all partitions and changes half of them, some in the same bulk. As
  /// many others are in a neighbouring workspace. Searches see all of them.
  static StoredRequests fill(
      OpenStore store, RandomRequests requests, RandomTexts texts, int number) {
    StoredRequests own = write(store, requests, texts, number);
    var _ = write(store, requests, texts, number);
    store.refresh();
    return own;
  }

  private static StoredRequests write(
      OpenStore store, RandomRequests requests, RandomTexts texts, int number) {
    WorkspaceId workspace = store.workspace();
    List<PlainRequest> stored = new ArrayList<>();
    List<CompletableFuture<WriteResult>> writes = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      RequestId first = store.firstOfPartition.get(i % OpenStore.PARTITIONS);
      RequestId id = new RequestId(first.value() + (100 + workspace.value()) * OpenStore.FAR + i);
      RandomRequests.Logged logged = requests.next(id);
      writes.add(store.writer.write(store.create(workspace, id, "token of " + id, logged.log())));
      for (int change = texts.below(4) - 1; change > 0; change--) {
        RequestPatch patch = requests.patch(logged.plain());
        logged.plain().apply(patch);
        writes.add(store.patch(workspace, id, patch));
      }
      stored.add(logged.plain());
    }
    writes.forEach(write -> assertThat(write.join()).isInstanceOf(WriteResult.Stored.class));
    return new StoredRequests(workspace, stored);
  }
}
