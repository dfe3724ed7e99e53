package dev.docket.ingest;

import dev.docket.pricing.PriceTable;
import dev.docket.problem.Warning;
import dev.docket.requests.Annotations;
import dev.docket.requests.Cost;
import dev.docket.requests.Groups;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestIdSource;
import dev.docket.requests.RequestLog;
import dev.docket.requests.RequestWriter;
import dev.docket.requests.SearchableNumbers;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// The one door through which requests come in: prices them, draws the id, recognises second tries,
/// and hands over to the store.
public final class Intake {

  private final RequestWriter writer;
  private final Groups groups;
  private final RequestIdSource ids;
  private final Resends resends;
  private final PriceTable prices;
  private final InstantSource clock;
  private final WriteTokens tokens = new WriteTokens();
  private final Undecided undecided = new Undecided();

  public Intake(
      RequestWriter writer,
      Groups groups,
      RequestIdSource ids,
      Resends resends,
      PriceTable prices,
      InstantSource clock) {
    this.writer = writer;
    this.groups = groups;
    this.ids = ids;
    this.resends = resends;
    this.prices = prices;
    this.clock = clock;
  }

  /// A request that came in.
  ///
  /// @param key by which it is known when it comes again
  public record Arrival(Incoming incoming, ResendKey key) {}

  /// Stores a request.
  ///
  /// @return completes when it is durable; fails with a [dev.docket.problem.ProblemException]
  public CompletableFuture<Receipt> store(WorkspaceId workspace, Incoming incoming, ResendKey key) {
    return storeAll(workspace, List.of(new Arrival(incoming, key))).getFirst();
  }

  /// Stores requests that came together, each for itself.
  ///
  /// @return for each, in their order, as of one alone
  public List<CompletableFuture<Receipt>> storeAll(WorkspaceId workspace, List<Arrival> arrivals) {
    return undecided.during(() -> begun(workspace, arrivals));
  }

  /// Waits until every request that has come in before the call is stored, refused or in doubt: no
  /// id that was drawn before it is stored after it, but for those in doubt.
  ///
  /// @param patience after which it is given up
  /// @return true, or false when patience ran out; never fails
  public CompletableFuture<Boolean> decided(Duration patience) {
    return undecided.decided(patience);
  }

  private List<CompletableFuture<Receipt>> begun(WorkspaceId workspace, List<Arrival> arrivals) {
    List<Claim> claims = new ArrayList<>();
    List<CompletableFuture<Receipt>> receipts = new ArrayList<>(arrivals.size());
    for (Arrival arrival : arrivals) {
      Incoming known = priced(withKnownGroup(workspace, arrival.incoming()));
      Resends.Try attempt = resends.attempt(arrival.key(), this::fresh);
      if (attempt.claim()) {
        claims.add(new Claim(known.log(), arrival.key(), attempt));
      }
      receipts.add(attempt.stored().thenApply(id -> new Receipt(id, known.log(), warnings(known))));
    }
    begin(workspace, claims);
    return receipts;
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
    return new Resends.Try(ids.next(), tokens.next(), new CompletableFuture<>());
  }

  /// A try that is this call's to carry out.
  private record Claim(RequestLog log, ResendKey key, Resends.Try attempt) {

    void settle(@Nullable RequestId id, @Nullable Throwable failure) {
      if (id != null) {
        attempt.stored().complete(id);
      } else {
        attempt.stored().completeExceptionally(cause(Objects.requireNonNull(failure)));
      }
    }
  }

  private void begin(WorkspaceId workspace, List<Claim> claims) {
    try {
      var writes = writer.writeAll(claims.stream().map(claim -> write(workspace, claim)).toList());
      for (int i = 0; i < writes.size(); i++) {
        Claim claim = claims.get(i);
        var _ = stored(workspace, claim, writes.get(i)).whenComplete(claim::settle);
      }
    } catch (RuntimeException e) {
      claims.forEach(claim -> claim.settle(null, e));
    }
  }

  private Write.Create write(WorkspaceId workspace, Claim claim) {
    return new Write.Create(
        workspace,
        claim.attempt().id(),
        claim.attempt().writeToken(),
        claim.key().digest(),
        claim.log(),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private CompletableFuture<RequestId> stored(
      WorkspaceId workspace, Claim claim, CompletableFuture<WriteResult> write) {
    return write.thenCompose(result ->
        switch (result) {
          case WriteResult.Stored stored -> CompletableFuture.completedFuture(stored.id());
          case WriteResult.IdTaken _ -> {
            claim.attempt().draw(ids.next());
            // Not on this thread: it is the writer's, who makes the room that a write waits for.
            yield CompletableFuture.completedFuture(claim)
                .thenComposeAsync(
                    same -> stored(workspace, same, writer.write(write(workspace, same))),
                    Thread::startVirtualThread);
          }
          case WriteResult.Unknown _ ->
              throw new IllegalStateException("a create cannot be unknown");
        });
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  /// A caller's price always counts; the table knows only what everybody pays.
  private Incoming priced(Incoming incoming) {
    RequestLog log = incoming.log();
    if (log.cost().source() != null) {
      return incoming;
    }
    Cost cost = prices.cost(log.call(), log.timing().start(), log.usage());
    return new Incoming(log.costing(cost), incoming.warnings(), incoming.returnBlueprint());
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
