package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.KnownKeys;
import dev.docket.json.Pointer;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the body of the batch route: up to 1,000 `/log-request` bodies, each judged alone.
public final class Batch {

  /// Most requests of one call.
  public static final int MAX_REQUESTS = 1_000;

  private static final int MAX_IDEMPOTENCY_KEY = 255;
  private static final List<String> KEYS = List.of("requests", "api_key");

  private Batch() {}

  /// What became of one body.
  public sealed interface Item {

    /// To be stored.
    ///
    /// @param idempotencyKey the item's own, as the header of that name
    record Accepted(Incoming incoming, @Nullable String idempotencyKey) implements Item {}

    /// Not to be stored, with a pointer into the whole body.
    record Rejected(Problem problem) implements Item {}
  }

  /// Reads all bodies, in their order.
  ///
  /// @throws ProblemException when the call as a whole is against the schema
  public static List<Item> read(JsonNode body, Instant now, PromptLinks links) {
    StrictFields fields = StrictFields.of(body, "");
    KnownKeys.check(body, KEYS);
    fields.required("requests");
    List<JsonNode> bodies = fields.array("requests");
    if (bodies.size() > MAX_REQUESTS) {
      throw ProblemException.invalid(
          "/requests",
          "/requests must not hold more than %,d bodies, but has %,d."
              .formatted(MAX_REQUESTS, bodies.size()));
    }
    List<Item> items = new ArrayList<>(bodies.size());
    for (JsonNode one : bodies) {
      items.add(item(one, Pointer.to("/requests", items.size()), now, links));
    }
    return items;
  }

  private static Item item(JsonNode body, String pointer, Instant now, PromptLinks links) {
    try {
      Incoming incoming = LogRequest.read(body, now, links);
      return new Item.Accepted(Within.at(pointer, incoming), idempotencyKey(body));
    } catch (ProblemException e) {
      return new Item.Rejected(Within.at(pointer, e.problem()));
    }
  }

  private static @Nullable String idempotencyKey(JsonNode body) {
    StrictFields fields = StrictFields.of(body, "");
    String key = fields.text("idempotency_key", MAX_IDEMPOTENCY_KEY);
    if (key != null && key.isEmpty()) {
      throw fields.invalid("idempotency_key", "must not be empty");
    }
    return key;
  }
}
