package dev.docket.opensearch.write;

import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.schema.PartitionList;
import dev.docket.opensearch.schema.PatchScript;
import dev.docket.opensearch.schema.RequestDocument;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestWriter;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Stores requests and patches by group commit.
public final class OpenSearchRequestWriter implements RequestWriter, Closeable {

  /// What a writer waits at most, queue and retries together. The Python SDK gives up after 5 s.
  public static final Duration PATIENCE = Duration.ofSeconds(4);

  /// What long work waits for one of its writes. It would write it again anyhow.
  private static final Duration BACKGROUND_PATIENCE = Duration.ofSeconds(20);

  /// Larger documents would be refused by the engine for ever: it takes bodies up to 100 MB, and
  /// bulks up to a tenth of its heap.
  private static final int MAX_DOCUMENT_BYTES =
      (int) Math.min(90 << 20, Runtime.getRuntime().maxMemory() / 12);

  private final PartitionList partitions;
  private final WriteQueue queue;
  private final GroupCommit commit;
  private final Patience patience;
  private final Patience backgroundPatience;

  /// Starts the slots.
  ///
  /// @param obstacle why nothing may be written now, asked before each bulk
  public OpenSearchRequestWriter(
      Engine engine,
      PartitionList partitions,
      WriteSettings settings,
      Supplier<Optional<String>> obstacle,
      MeterRegistry registry) {
    this.partitions = partitions;
    this.patience = new Patience(settings.patience());
    this.backgroundPatience = new Patience(BACKGROUND_PATIENCE);
    this.queue = new WriteQueue(settings.queueBytes());
    WriteMetrics metrics = new WriteMetrics(registry, queue);
    BulkOperations operations = new BulkOperations(PatchScript.id(settings.prefix()));
    this.commit =
        new GroupCommit(
            queue,
            BulkLimits.forHeap(Runtime.getRuntime().maxMemory()),
            settings.slots(),
            new BulkRound(
                engine,
                operations,
                new ResendLookup(engine, partitions::since, settings.clock(), settings.newest()),
                obstacle,
                metrics));
  }

  @Override
  public List<CompletableFuture<WriteResult>> writeAll(List<? extends Write> writes) {
    return writeAll(writes, WriteQueue.Lane.CALLERS, patience);
  }

  /// The same way to the engine for long work, which lets all callers go first: where there are
  /// some, only a small share of each bulk is its own. Its writes are waited for longer.
  public RequestWriter inBackground() {
    return writes -> writeAll(writes, WriteQueue.Lane.BACKGROUND, backgroundPatience);
  }

  private List<CompletableFuture<WriteResult>> writeAll(
      List<? extends Write> writes, WriteQueue.Lane lane, Patience waiting) {
    List<CompletableFuture<WriteResult>> answers = new ArrayList<>(writes.size());
    List<PendingWrite> pending = new ArrayList<>(writes.size());
    for (Write write : writes) {
      CompletableFuture<WriteResult> answer = new CompletableFuture<>();
      pending(write, answer).ifPresent(pending::add);
      answers.add(answer);
    }
    waiting.begin(pending);
    queue.add(pending, lane, waiting.nanos());
    return answers;
  }

  /// The write as it goes to the engine; nothing when it has its answer already.
  private Optional<PendingWrite> pending(Write write, CompletableFuture<WriteResult> answer) {
    Optional<String> index = partitions.indexOf(write.id());
    if (partitions.mayLack(write.id()) || partitions.mayBeGone(write.id())) {
      answer.completeExceptionally(
          ProblemException.unavailable(
              "The list of partitions could not be read for too long to say where this belongs.",
              EngineErrors.RETRY_AFTER));
      return Optional.empty();
    }
    if (index.isEmpty()) {
      switch (write) {
        case Write.Create _ ->
            answer.completeExceptionally(
                ProblemException.unavailable("The store is not ready for writes yet.", 2));
        case Write.Patch _, Write.Erase _ -> answer.complete(new WriteResult.Unknown());
      }
      return Optional.empty();
    }
    Payload payload = payload(write);
    if (payload.size() > MAX_DOCUMENT_BYTES) {
      answer.completeExceptionally(
          new ProblemException(
              new Problem.TooLarge(
                  "The request takes %d bytes in the store; %d are allowed."
                      .formatted(payload.size(), MAX_DOCUMENT_BYTES))));
      return Optional.empty();
    }
    return Optional.of(new PendingWrite(write, index.get(), payload, answer));
  }

  private static Payload payload(Write write) {
    return new Payload(
        switch (write) {
          case Write.Create create -> Json.bytes(json -> RequestDocument.write(json, create));
          case Write.Patch patch -> PatchScript.parameters(patch.patch());
          case Write.Erase _ -> PatchScript.erasure();
        });
  }

  /// Answers everything that was queued, then stops.
  @Override
  public void close() {
    commit.close();
    patience.close();
    backgroundPatience.close();
  }
}
