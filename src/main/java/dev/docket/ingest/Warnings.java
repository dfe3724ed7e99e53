package dev.docket.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.problem.Warning;
import java.util.List;

/// The `warnings` of a write's reply.
public final class Warnings {

  private Warnings() {}

  /// Adds them, only when there are any.
  public static void into(ObjectNode reply, List<Warning> warnings) {
    if (warnings.isEmpty()) {
      return;
    }
    ArrayNode array = reply.putArray("warnings");
    for (Warning warning : warnings) {
      array.addObject().put("pointer", warning.pointer()).put("message", warning.message());
    }
  }
}
