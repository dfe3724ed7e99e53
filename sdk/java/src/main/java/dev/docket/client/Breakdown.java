package dev.docket.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;

/** Asks for requests, cost and latency value by value. */
public final class Breakdown extends Selecting<Breakdown> {

  private Breakdown(ObjectNode body) {
    super(body);
  }

  /** By the values of a metadata key. */
  public static Breakdown byMetadata(String key) {
    return by("metadata_key", key);
  }

  /** By the values of a field, such as {@code engine}, {@code tags} or {@code prompt_name}. */
  public static Breakdown byField(String field) {
    return by("field", field);
  }

  private static Breakdown by(String what, String name) {
    return new Breakdown(Json.object().set("by", Json.object().put(what, name)));
  }

  /** The order, by {@code requests}, {@code cost}, {@code errors}, {@code p95_latency_ms} …. */
  public Breakdown sortBy(String column, Order order) {
    return with("sort_by", column).with("sort_order", order.word());
  }

  /** How many values, 1 to 500. */
  public Breakdown limit(int values) {
    return with("per_page", values);
  }

  @Override
  Breakdown of(ObjectNode more) {
    return new Breakdown(more);
  }
}
