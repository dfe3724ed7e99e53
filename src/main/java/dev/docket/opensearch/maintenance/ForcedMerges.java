package dev.docket.opensearch.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.maintenance.StoredPartition;
import dev.docket.maintenance.growth.SegmentMerges;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.objects.ObjectStore;
import dev.docket.opensearch.objects.StoredObject;
import dev.docket.opensearch.schema.Layout;
import dev.docket.opensearch.schema.Partition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Packs partitions by the engine's forced merges, which run on one thread of each node.
public final class ForcedMerges implements SegmentMerges {

  /// The largest that the engine's own merging makes, and takes apart again when much of it is
  /// deleted; a larger one would keep the room of what is erased from it for ever.
  private static final long SEGMENT_BYTES = 5L << 30;

  /// Changes that come while a merge runs make segments of their own.
  private static final int CHANGES = 2;

  /// A merge that was broken off by a restart is begun again, this often.
  private static final int TRIES = 3;

  private static final String KIND = "packing";
  private static final String TRIED = "tried";
  private static final String DONE = "done";

  private final MaintenanceCalls calls;
  private final ObjectStore objects;
  private final Layout layout;
  private final Set<String> done = ConcurrentHashMap.newKeySet();

  public ForcedMerges(Engine engine, ObjectStore objects, Layout layout) {
    this.calls = new MaintenanceCalls(engine);
    this.objects = objects;
    this.layout = layout;
  }

  @Override
  public State state(StoredPartition partition) {
    if (done.contains(partition.index())) {
      return State.DONE;
    }
    Optional<StoredObject> remembered = objects.get(KIND, partition.index());
    if (remembered.filter(object -> object.body().path(DONE).asBoolean()).isPresent()) {
      done.add(partition.index());
      return State.DONE;
    }
    int tried = remembered.map(object -> object.body().path(TRIED).intValue()).orElse(0);
    return tried >= TRIES || isPacked(partition) ? State.PACKED : State.LOOSE;
  }

  private boolean isPacked(StoredPartition partition) {
    Map<String, Integer> segments = new HashMap<>();
    for (JsonNode segment :
        calls.get(
            "the segments of a partition",
            "/_cat/segments/" + partition.index(),
            Map.of("format", "json", "h", "shard,prirep"))) {
      if (segment.path("prirep").asText().equals("p")) {
        segments.merge(segment.path("shard").asText(), 1, Integer::sum);
      }
    }
    int fitting = segmentsOfAShard(partition) + CHANGES;
    return segments.values().stream().allMatch(count -> count <= fitting);
  }

  private int segmentsOfAShard(StoredPartition partition) {
    return (int) (partition.bytes() / layout.shards() / SEGMENT_BYTES) + 1;
  }

  @Override
  public boolean busy() {
    JsonNode running =
        calls.get("the engine's tasks", "/_tasks", Map.of("actions", "indices:admin/forcemerge*"));
    return !running.path("nodes").isEmpty();
  }

  @Override
  public boolean begin(StoredPartition partition) {
    if (freeBytes() < 2 * partition.bytes()) {
      return false;
    }
    keep(partition, false);
    Partition indices = new Partition(partition.from(), partition.index());
    var _ =
        calls.must(
            "a forced merge",
            "POST",
            "/%s,%s/_forcemerge".formatted(indices.index(), indices.spansIndex(layout.prefix())),
            Map.of(
                "max_num_segments",
                Integer.toString(segmentsOfAShard(partition)),
                "ignore_unavailable",
                "true",
                // It takes minutes, longer than any connection.
                "wait_for_completion",
                "false"),
            null);
    return true;
  }

  /// Of the node that has least: any of them may hold the partition.
  private long freeBytes() {
    long least = Long.MAX_VALUE;
    for (JsonNode node :
        calls
            .get(
                "the disks",
                "/_nodes/data:true/stats/fs",
                Map.of("filter_path", "nodes.*.fs.total.available_in_bytes"))
            .path("nodes")) {
      least = Math.min(least, node.at("/fs/total/available_in_bytes").longValue());
    }
    return least;
  }

  @Override
  public void remember(StoredPartition partition) {
    keep(partition, true);
    done.add(partition.index());
  }

  /// Two servers may write this at the same time; either is as right.
  private void keep(StoredPartition partition, boolean packed) {
    Optional<StoredObject> old = objects.get(KIND, partition.index());
    int tried = old.map(object -> object.body().path(TRIED).intValue()).orElse(0);
    ObjectNode body = Json.object().put(TRIED, packed ? tried : tried + 1).put(DONE, packed);
    var _ =
        old.isPresent()
            ? objects.replace(old.get(), body)
            : objects.create(KIND, partition.index(), body, false);
  }
}
