package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/**
 * Numbers about requests. Questions are typed, answers are the API's JSON as docs/analytics.md has
 * it.
 */
public final class Analytics {

  private static final String PATH = "/api/public/v2/requests/";

  private final Api api;

  Analytics(Api api) {
    this.api = api;
  }

  /** The whole picture: totals, over time, by model, provider, prompt, tag and key. */
  public JsonNode overview(Selection selection) {
    return Waiting.on(overviewAsync(selection));
  }

  /** As {@link #overview}. */
  public CompletableFuture<JsonNode> overviewAsync(Selection selection) {
    return ask(PATH + "analytics", selection.body());
  }

  /** Charts; {@code customCharts} of the answer has them in the same order. */
  public JsonNode charts(Selection selection, Chart... charts) {
    return Waiting.on(chartsAsync(selection, charts));
  }

  /** As {@link #charts}. */
  public CompletableFuture<JsonNode> chartsAsync(Selection selection, Chart... charts) {
    ObjectNode body = selection.body();
    body.set("customCharts", Json.tree(Arrays.stream(charts).map(Chart::json).toList()));
    return ask(PATH + "analytics/custom-analytics", body);
  }

  /** Requests, cost and latency value by value: {@code items} of the answer. */
  public JsonNode breakdown(Breakdown breakdown) {
    return Waiting.on(breakdownAsync(breakdown));
  }

  /** As {@link #breakdown}. */
  public CompletableFuture<JsonNode> breakdownAsync(Breakdown breakdown) {
    return ask(PATH + "breakdown", breakdown.body());
  }

  /** The metadata keys that are in use: {@code items} of the answer. */
  public JsonNode keys(KeyCatalogue keys) {
    return Waiting.on(keysAsync(keys));
  }

  /** As {@link #keys}. */
  public CompletableFuture<JsonNode> keysAsync(KeyCatalogue keys) {
    return ask("/api/public/v2/metadata/keys", keys.body());
  }

  /** What some requests differ in from all others of the same time: {@code differences}. */
  public JsonNode contrast(Selection requests) {
    return Waiting.on(contrastAsync(requests));
  }

  /** As {@link #contrast(Selection)}. */
  public CompletableFuture<JsonNode> contrastAsync(Selection requests) {
    return ask(PATH + "contrast", Json.object().set("a", requests.body()));
  }

  /** What two sets of requests differ in: {@code differences} of the answer. */
  public JsonNode contrast(Selection a, Selection b) {
    return Waiting.on(contrastAsync(a, b));
  }

  /** As {@link #contrast(Selection, Selection)}. */
  public CompletableFuture<JsonNode> contrastAsync(Selection a, Selection b) {
    ObjectNode body = Json.object();
    body.set("a", a.body());
    body.set("b", b.body());
    return ask(PATH + "contrast", body);
  }

  private CompletableFuture<JsonNode> ask(String path, ObjectNode body) {
    return api.ask(path, body).thenApply(reply -> reply);
  }
}
