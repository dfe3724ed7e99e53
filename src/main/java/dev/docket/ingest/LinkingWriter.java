package dev.docket.ingest;

import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.RequestWriter;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A writer that links each new request to the trace of the span that made it, if that span is
/// stored, before its caller hears that the request is.
///
/// The request is stored first and the span looked for afterwards; whoever stores spans does it the
/// other way round. So of the two the later one sees the earlier one, whichever that is. A link
/// that fails leaves the write in doubt: its caller sends it again, and it is stored once and
/// linked.
///
/// A request without a span passes through untouched.
public final class LinkingWriter implements RequestWriter {

  /// Storing and linking together; as long as a write alone may take.
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final int RETRY_AFTER = 2;

  private final RequestWriter writer;
  private final SpanTraces traces;
  private final InstantSource clock;

  public LinkingWriter(RequestWriter writer, SpanTraces traces, InstantSource clock) {
    this.writer = writer;
    this.traces = traces;
    this.clock = clock;
  }

  /// A request that a span made.
  private record Made(
      WorkspaceId workspace, String spanId, CompletableFuture<WriteResult> answer) {}

  @Override
  public List<CompletableFuture<WriteResult>> writeAll(List<? extends Write> writes) {
    List<CompletableFuture<WriteResult>> answers = writer.writeAll(writes);
    List<Made> made = made(writes, answers);
    if (made.isEmpty()) {
      return answers;
    }
    CompletableFuture<Boolean> linked =
        CompletableFuture.allOf(
                made.stream().map(Made::answer).toArray(CompletableFuture<?>[]::new))
            .handle((_, _) -> made)
            // Not on this thread: it is the writer's, who carries out what is waited for here.
            .thenApplyAsync(this::link, Thread::startVirtualThread)
            .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    List<CompletableFuture<WriteResult>> all = new ArrayList<>(answers.size());
    for (int i = 0; i < answers.size(); i++) {
      all.add(
          spanId(writes.get(i)) == null
              ? answers.get(i)
              : answers.get(i).thenCombine(linked, LinkingWriter::settled));
    }
    return all;
  }

  private static List<Made> made(
      List<? extends Write> writes, List<CompletableFuture<WriteResult>> answers) {
    List<Made> made = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      String spanId = spanId(writes.get(i));
      if (spanId != null) {
        made.add(new Made(writes.get(i).workspace(), spanId, answers.get(i)));
      }
    }
    return made;
  }

  private static @Nullable String spanId(Write write) {
    return switch (write) {
      case Write.Create create -> {
        String spanId = create.log().call().spanId();
        yield spanId != null && SpanIds.isSpanId(spanId) ? spanId : null;
      }
      case Write.Patch _, Write.Erase _ -> null;
    };
  }

  private static WriteResult settled(WriteResult result, boolean linked) {
    if (!linked) {
      throw ProblemException.unavailable(
          "The request was not linked to its trace in time. Send it again.", RETRY_AFTER);
    }
    return result;
  }

  private boolean link(List<Made> made) {
    Map<WorkspaceId, Set<String>> spans = new HashMap<>();
    for (Made one : made) {
      if (!one.answer().isCompletedExceptionally()) {
        spans.computeIfAbsent(one.workspace(), _ -> new HashSet<>()).add(one.spanId());
      }
    }
    Map<WorkspaceId, Map<String, String>> found = new HashMap<>();
    spans.forEach((workspace, ids) -> found.put(workspace, traces.of(workspace, ids)));
    List<Write.Patch> patches = new ArrayList<>();
    for (Made one : made) {
      String trace = found.getOrDefault(one.workspace(), Map.of()).get(one.spanId());
      if (trace != null
          && !one.answer().isCompletedExceptionally()
          && one.answer().resultNow() instanceof WriteResult.Stored stored) {
        patches.add(patch(one, stored, trace));
      }
    }
    writer.writeAll(patches).forEach(CompletableFuture::join);
    return true;
  }

  private Write.Patch patch(Made made, WriteResult.Stored stored, String trace) {
    return new Write.Patch(
        made.workspace(),
        stored.id(),
        new RequestPatch.LinkTrace(trace),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }
}
