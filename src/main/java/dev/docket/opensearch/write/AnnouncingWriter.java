package dev.docket.opensearch.write;

import dev.docket.opensearch.schema.PartitionList;
import dev.docket.requests.RequestWriter;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A writer whose writes [Refreshing] hears of before their callers do: afterwards a search in
/// between would be called fresh without having seen them.
public final class AnnouncingWriter implements RequestWriter {

  private final RequestWriter writer;
  private final PartitionList partitions;
  private final Refreshing refreshing;

  public AnnouncingWriter(RequestWriter writer, PartitionList partitions, Refreshing refreshing) {
    this.writer = writer;
    this.partitions = partitions;
    this.refreshing = refreshing;
  }

  @Override
  public List<CompletableFuture<WriteResult>> writeAll(List<? extends Write> writes) {
    return writer.writeAll(writes).stream()
        .map(answer -> answer.thenApply(this::announced))
        .toList();
  }

  private WriteResult announced(WriteResult result) {
    if (result instanceof WriteResult.Stored stored) {
      partitions.indexOf(stored.id()).ifPresent(refreshing::acknowledged);
    }
    return result;
  }
}
