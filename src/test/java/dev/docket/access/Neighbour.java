package dev.docket.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Things that no call names, and what their owner sees of them.
final class Neighbour {

  private final Tenant owner;
  private final Map<Thing, String> things = new LinkedHashMap<>();
  private final Map<Thing, JsonNode> before = new LinkedHashMap<>();

  /// Makes one of each.
  Neighbour(Tenant owner, List<Thing> kinds) {
    this.owner = owner;
    kinds.forEach(kind -> things.put(kind, kind.make(owner)));
    things.forEach((kind, id) -> before.put(kind, kind.shown(owner, id)));
  }

  /// As they were made.
  Map<Thing, JsonNode> before() {
    return before;
  }

  /// As they are.
  Map<Thing, JsonNode> now() {
    Map<Thing, JsonNode> now = new LinkedHashMap<>();
    things.forEach((kind, id) -> now.put(kind, kind.shown(owner, id)));
    return now;
  }
}
