package dev.docket.ingest;

import dev.docket.problem.Warning;
import dev.docket.requests.Annotations;
import dev.docket.requests.Groups;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestIdSource;
import dev.docket.requests.RequestLog;
import dev.docket.requests.RequestWriter;
import dev.docket.requests.SearchableNumbers;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The one door through which requests come in: draws the id, recognises second tries, and hands
/// over to the store.
public final class Intake {

  private final RequestWriter writer;
  private final Groups groups;
  private final RequestIdSource ids;
  private final Resends resends;
  private final InstantSource clock;

  public Intake(
      RequestWriter writer,
      Groups groups,
      RequestIdSource ids,
      Resends resends,
      InstantSource clock) {
    this.writer = writer;
    this.groups = groups;
    this.ids = ids;
    this.resends = resends;
    this.clock = clock;
  }

  /// Stores a request.
  ///
  /// @return completes when it is durable; fails with a [dev.docket.problem.ProblemException]
  public CompletableFuture<Receipt> store(WorkspaceId workspace, Incoming incoming, ResendKey key) {
    Incoming known = withKnownGroup(workspace, incoming);
    Resends.Try attempt = resends.attempt(key, this::fresh);
    if (attempt.claim()) {
      begin(workspace, known.log(), key, attempt);
    }
    return attempt.stored().thenApply(id -> new Receipt(id, known.log(), warnings(known)));
  }

  /// Says that a call's whole answer was written.
  public void answered(ResendKey key) {
    resends.answered(key);
  }

  /// Says that a call's answer did not reach its caller.
  public void unanswered(ResendKey key) {
    resends.unanswered(key);
  }

  private Resends.Try fresh() {
    return new Resends.Try(ids.next(), UUID.randomUUID().toString(), new CompletableFuture<>());
  }

  private void begin(WorkspaceId workspace, RequestLog log, ResendKey key, Resends.Try attempt) {
    try {
      var _ =
          create(workspace, log, key, attempt)
              .whenComplete((id, failure) -> {
                if (failure == null) {
                  attempt.stored().complete(id);
                } else {
                  attempt.stored().completeExceptionally(cause(failure));
                }
              });
    } catch (RuntimeException e) {
      attempt.stored().completeExceptionally(e);
    }
  }

  private CompletableFuture<RequestId> create(
      WorkspaceId workspace, RequestLog log, ResendKey key, Resends.Try attempt) {
    Write.Create create =
        new Write.Create(
            workspace,
            attempt.id(),
            attempt.writeToken(),
            key.digest(),
            log,
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    return writer
        .write(create)
        .thenCompose(result ->
            switch (result) {
              case WriteResult.Stored stored -> CompletableFuture.completedFuture(stored.id());
              case WriteResult.IdTaken _ -> {
                attempt.draw(ids.next());
                // Not on this thread: it is the writer's, who makes the room that a write waits
                // for.
                yield CompletableFuture.completedFuture(attempt)
                    .thenComposeAsync(
                        same -> create(workspace, log, key, same), Thread::startVirtualThread);
              }
              case WriteResult.Unknown _ ->
                  throw new IllegalStateException("a create cannot be unknown");
            });
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  /// An unknown group never costs a log.
  private Incoming withKnownGroup(WorkspaceId workspace, Incoming incoming) {
    Annotations annotations = incoming.log().annotations();
    Long group = annotations.groupId();
    if (group == null || groups.exists(workspace, group)) {
      return incoming;
    }
    List<Warning> warnings = new ArrayList<>(incoming.warnings());
    warnings.add(new Warning("/group_id", "no such group; the request was stored without one"));
    RequestLog log = incoming.log();
    return new Incoming(
        new RequestLog(
            log.call(),
            log.timing(),
            log.usage(),
            log.cost(),
            log.outcome(),
            log.exchange(),
            new Annotations(
                annotations.metadata(),
                annotations.tags(),
                annotations.scores(),
                annotations.prompt(),
                null)),
        warnings,
        incoming.returnBlueprint());
  }

  private static List<Warning> warnings(Incoming incoming) {
    List<String> leftOut = SearchableNumbers.leftOut(incoming.log());
    if (leftOut.isEmpty()) {
      return incoming.warnings();
    }
    List<Warning> warnings = new ArrayList<>(incoming.warnings());
    warnings.add(Leaves.notSearched("", leftOut));
    return warnings;
  }
}
