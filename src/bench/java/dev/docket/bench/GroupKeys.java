package dev.docket.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import java.util.List;
import java.util.stream.IntStream;

/// Metadata keys that requests are grouped by: the only ones of their columns, except for one that
/// shares its column with a key of many values.
///
/// @param values how many different ones there are
record GroupKeys(String key, int values) {

  static final GroupKeys FEW = new GroupKeys("plan", 3);
  static final GroupKeys THOUSANDS = new GroupKeys("account_id", 4_000);
  static final GroupKeys MANY = new GroupKeys("conversation_id", 300_000);

  /// Its column is also that of [#NEIGHBOUR].
  static final GroupKeys SHARED = new GroupKeys("tenant_id", 4_000);

  static final GroupKeys NEIGHBOUR = new GroupKeys(neighbour(), 300_000);

  static final List<GroupKeys> ASKED = List.of(FEW, THOUSANDS, MANY, SHARED);

  /// What else the made-up traffic attaches.
  private static final List<String> OTHERS =
      List.of("user_id", "session_id", "env", "region", "release", "cart_value", "attempt");

  private static String neighbour() {
    return IntStream.range(0, 100_000)
        .mapToObj(i -> "trace_" + i)
        .filter(key -> column(key).equals(column("tenant_id")))
        .findFirst()
        .orElseThrow();
  }

  static String column(String key) {
    return FieldPaths.column(Field.METADATA, key);
  }

  /// Attaches all keys that the traffic does not have by itself.
  static void put(ObjectNode metadata, int request) {
    for (GroupKeys each : List.of(THOUSANDS, MANY, SHARED, NEIGHBOUR)) {
      metadata.put(each.key, each.value(request));
    }
  }

  /// No two requests that follow each other have the same.
  private String value(int request) {
    long mixed = (request * 0x9e37_79b9_7f4a_7c15L) >>> 1;
    return "%s_%06d".formatted(key.substring(0, 4), mixed % values);
  }

  /// A figure of a key that is thought to be alone would say nothing if it were not.
  static void check() {
    for (GroupKeys alone : List.of(FEW, THOUSANDS, MANY)) {
      boolean shared =
          OTHERS.stream().anyMatch(other -> column(other).equals(column(alone.key)))
              || ASKED.stream()
                  .anyMatch(
                      other -> !other.equals(alone) && column(other.key).equals(column(alone.key)));
      if (shared) {
        throw new IllegalStateException(alone.key + " shares its column");
      }
    }
  }
}
