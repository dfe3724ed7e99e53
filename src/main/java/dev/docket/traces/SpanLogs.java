package dev.docket.traces;

import dev.docket.ingest.Intake;
import dev.docket.ingest.Receipt;
import dev.docket.ingest.ResendKey;
import dev.docket.problem.Warning;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/// Logs the requests that spans bring along: one for a span, however often it comes.
///
/// A try that is under way, or was a moment ago, is known to [Intake]; one before that to the
/// store, which keeps the key with the request.
public final class SpanLogs {

  private final Intake intake;
  private final SpanRequests requests;

  public SpanLogs(Intake intake, SpanRequests requests) {
    this.intake = intake;
    this.requests = requests;
  }

  /// A request of a span.
  record Logged(String spanId, RequestId id, List<Warning> warnings) {}

  private record Keyed(SpanBatch.Log log, ResendKey key) {

    static Keyed of(WorkspaceId workspace, SpanBatch.Log log) {
      return new Keyed(log, ResendKey.ofName(workspace, "span", log.spanId()));
    }

    Logged logged(Receipt receipt) {
      return new Logged(log.spanId(), receipt.id(), receipt.warnings());
    }
  }

  /// Stores those that are not, durably. Requests that were stored before must be visible to
  /// searches.
  ///
  /// @return all of them
  List<Logged> store(WorkspaceId workspace, List<SpanBatch.Log> logs) {
    if (logs.isEmpty()) {
      return List.of();
    }
    List<Keyed> all = logs.stream().map(log -> Keyed.of(workspace, log)).toList();
    Map<String, RequestId> stored =
        requests.stored(
            workspace, all.stream().map(log -> log.key().digest()).collect(Collectors.toSet()));
    List<Logged> logged = new ArrayList<>();
    List<Keyed> fresh = new ArrayList<>();
    for (Keyed log : all) {
      RequestId id = stored.get(log.key().digest());
      if (id == null) {
        fresh.add(log);
      } else {
        logged.add(new Logged(log.log().spanId(), id, List.of()));
      }
    }
    logged.addAll(storeAll(workspace, fresh));
    return logged;
  }

  private List<Logged> storeAll(WorkspaceId workspace, List<Keyed> fresh) {
    List<CompletableFuture<Receipt>> receipts =
        intake.storeAll(
            workspace,
            fresh.stream()
                .map(log -> new Intake.Arrival(log.log().incoming(), log.key()))
                .toList());
    List<Logged> logged = new ArrayList<>(fresh.size());
    for (int i = 0; i < fresh.size(); i++) {
      logged.add(fresh.get(i).logged(SpanLinks.await(receipts.get(i))));
    }
    return logged;
  }
}
