package dev.docket.opensearch.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.maintenance.PartitionStore;
import dev.docket.maintenance.StoredPartition;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.schema.Layout;
import dev.docket.opensearch.schema.Partition;
import dev.docket.opensearch.schema.PartitionList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The list of partitions, with what each takes up.
public final class StoredPartitions implements PartitionStore {

  /// Far more than there can be; the engine itself allows 1,000 shards on a node.
  private static final int MAX_PARTITIONS = 10_000;

  private final MaintenanceCalls calls;
  private final PartitionList partitions;
  private final Layout layout;

  public StoredPartitions(Engine engine, PartitionList partitions, Layout layout) {
    this.calls = new MaintenanceCalls(engine);
    this.partitions = partitions;
    this.layout = layout;
  }

  @Override
  public List<StoredPartition> all() {
    JsonNode stats =
        calls
            .get(
                "the sizes of partitions",
                "/%s,%s/_stats/store".formatted(layout.requestsPattern(), layout.spansPattern()),
                Map.of(
                    "level", "indices", "filter_path", "indices.*.primaries.store.size_in_bytes"))
            .path("indices");
    List<Partition> all = partitions.all();
    List<StoredPartition> stored = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      Partition partition = all.get(i);
      stored.add(
          new StoredPartition(
              partition.index(),
              partition.start(),
              i + 1 < all.size() ? all.get(i + 1).start() : null,
              bytes(stats, partition.index())
                  + bytes(stats, partition.spansIndex(layout.prefix()))));
    }
    return stored;
  }

  private static long bytes(JsonNode stats, String index) {
    return stats.path(index).at("/primaries/store/size_in_bytes").longValue();
  }

  /// By a search: the engine's own count of an index counts scores and numbers as documents, too.
  @Override
  public Map<String, Long> requests() {
    ObjectNode body = Json.object().put("size", 0).put("track_total_hits", false);
    body.putObject("aggs")
        .putObject("partitions")
        .putObject("terms")
        .put("field", "_index")
        .put("size", MAX_PARTITIONS);
    JsonNode found =
        calls.must(
            "the count of requests",
            "POST",
            "/" + layout.requestsPattern() + "/_search",
            Map.of("allow_partial_search_results", "false"),
            body);
    Map<String, Long> requests = new HashMap<>();
    for (JsonNode bucket : found.at("/aggregations/partitions/buckets")) {
      requests.put(bucket.path("key").textValue(), bucket.path("doc_count").longValue());
    }
    return requests;
  }

  @Override
  public void giveUp(StoredPartition oldest) {
    partitions.giveUp(new Partition(oldest.from(), oldest.index()));
  }

  @Override
  public void startNext() {
    partitions.startNext();
  }
}
