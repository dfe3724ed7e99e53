package dev.docket.traces;

import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.RequestWriter;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Links requests that were stored before the spans that made them came. Those that come later look
/// for their span themselves ([dev.docket.ingest.LinkingWriter]).
public final class SpanLinks {

  private static final int PAGE = 1_000;

  /// Requests that one call links; a call that finds more is to be sent again, and goes on.
  private static final int MOST = 10 * PAGE;

  private static final int RETRY_AFTER = 1;

  private final SpanRequests requests;
  private final RequestWriter writer;
  private final InstantSource clock;

  public SpanLinks(SpanRequests requests, RequestWriter writer, InstantSource clock) {
    this.requests = requests;
    this.writer = writer;
    this.clock = clock;
  }

  /// Links them, durably. The spans must be stored, and the requests that were stored before them
  /// be visible to searches.
  ///
  /// @throws ProblemException when not all of them are known to be linked; the same call again
  ///   links the others
  void link(WorkspaceId workspace, List<Span> spans) {
    Map<String, String> traces = new HashMap<>();
    spans.forEach(span -> traces.put(span.logSpanId(), span.traceId()));
    RequestId last = null;
    for (int linked = 0; linked < MOST; linked += PAGE) {
      List<SpanRequests.Made> found = unlinked(workspace, traces, last);
      patch(workspace, found, traces);
      if (found.size() < PAGE) {
        return;
      }
      last = found.getLast().id();
    }
    throw ProblemException.unavailable(
        "More than %,d requests carry the ids of these spans. Send the spans again to link the others."
            .formatted(MOST),
        RETRY_AFTER);
  }

  private List<SpanRequests.Made> unlinked(
      WorkspaceId workspace, Map<String, String> traces, @Nullable RequestId last) {
    return traces.isEmpty() ? List.of() : requests.unlinked(workspace, traces, last, PAGE);
  }

  private void patch(
      WorkspaceId workspace, List<SpanRequests.Made> found, Map<String, String> traces) {
    List<Write.Patch> patches =
        found.stream()
            .map(made ->
                new Write.Patch(
                    workspace,
                    made.id(),
                    new RequestPatch.LinkTrace(traces.getOrDefault(made.spanId(), "")),
                    clock.instant().truncatedTo(ChronoUnit.MICROS)))
            .toList();
    // All are begun before one is waited for: they share the way to the engine.
    writer.writeAll(patches).forEach(SpanLinks::await);
  }

  /// A request that has been erased meanwhile needs no link.
  static <T> T await(CompletableFuture<T> write) {
    try {
      return write.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException problem ? problem : e;
    }
  }
}
