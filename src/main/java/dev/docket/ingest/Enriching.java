package dev.docket.ingest;

import dev.docket.problem.ProblemException;
import dev.docket.requests.Groups;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.RequestReader;
import dev.docket.requests.RequestWriter;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;

/// Attaches things to stored requests.
public final class Enriching {

  private final RequestWriter writer;
  private final RequestReader reader;
  private final Groups groups;
  private final InstantSource clock;

  public Enriching(RequestWriter writer, RequestReader reader, Groups groups, InstantSource clock) {
    this.writer = writer;
    this.reader = reader;
    this.groups = groups;
    this.clock = clock;
  }

  /// Applies a change.
  ///
  /// @return completes when it is durable; fails with a [ProblemException], the same one for a
  ///   request that does not exist and for one of another workspace
  public CompletableFuture<WriteResult.Stored> apply(WorkspaceId workspace, Enrichment enrichment) {
    if (enrichment.patch() instanceof RequestPatch.JoinGroup(long group)
        && !groups.exists(workspace, group)) {
      throw ProblemException.refused(
          "/group_id", "/group_id: there is no group %d.".formatted(group));
    }
    Write.Patch patch =
        new Write.Patch(
            workspace,
            enrichment.request(),
            complete(workspace, enrichment),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    return writer
        .write(patch)
        .thenApply(result ->
            switch (result) {
              case WriteResult.Stored stored -> stored;
              case WriteResult.Unknown _ -> throw unknown(enrichment);
              case WriteResult.IdTaken _ -> throw new IllegalStateException("a patch draws no id");
            });
  }

  /// A prompt that comes without variables keeps those that were logged: which of them are searched
  /// depends on the prompt.
  private RequestPatch complete(WorkspaceId workspace, Enrichment enrichment) {
    if (enrichment.patch() instanceof RequestPatch.LinkPrompt link
        && link.inputVariables().isEmpty()) {
      return reader
          .find(workspace, enrichment.request())
          .map(found -> link.with(found.raw().inputVariables()))
          .orElseThrow(() -> unknown(enrichment));
    }
    return enrichment.patch();
  }

  private static ProblemException unknown(Enrichment enrichment) {
    return ProblemException.refused(
        "/request_id", "/request_id: there is no request %s.".formatted(enrichment.request()));
  }
}
