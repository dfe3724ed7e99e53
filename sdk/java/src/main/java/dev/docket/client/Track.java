package dev.docket.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Attaches what is learnt later to a request that is logged. Each call can be sent twice without
 * harm, and is done, durably, when it returns.
 */
public final class Track {

  private final Api api;

  Track(Api api) {
    this.api = api;
  }

  /** Merges metadata by key: a key that is given is replaced, the others stay. */
  public void metadata(long requestId, Map<String, ?> metadata) {
    Waiting.on(metadataAsync(requestId, metadata));
  }

  /** As {@link #metadata}. */
  public CompletableFuture<Void> metadataAsync(long requestId, Map<String, ?> metadata) {
    return send(TrackCall.metadata(metadata), requestId);
  }

  /** Removes keys of its metadata; one that is not there is no error. */
  public void removeMetadata(long requestId, String... keys) {
    Waiting.on(removeMetadataAsync(requestId, keys));
  }

  /** As {@link #removeMetadata}. */
  public CompletableFuture<Void> removeMetadataAsync(long requestId, String... keys) {
    ObjectNode metadata = Json.object();
    for (String key : keys) {
      metadata.putNull(key);
    }
    return send(
        new TrackCall("/rest/track-metadata", Json.object().set("metadata", metadata)), requestId);
  }

  /** Sets the score {@code default}, 0 to 100. */
  public void score(long requestId, int score) {
    score(requestId, "default", score);
  }

  /** Sets a named score, 0 to 100. */
  public void score(long requestId, String name, int score) {
    Waiting.on(scoreAsync(requestId, name, score));
  }

  /** As {@link #score(long, String, int)}. */
  public CompletableFuture<Void> scoreAsync(long requestId, String name, int score) {
    return send(TrackCall.score(name, score), requestId);
  }

  /** Removes a named score. */
  public void removeScore(long requestId, String name) {
    Waiting.on(
        send(
            new TrackCall("/rest/track-score", Json.object().put("name", name).putNull("score")),
            requestId));
  }

  /** Says which prompt it was made from: the newest version. */
  public void prompt(long requestId, String name, Map<String, ?> inputVariables) {
    prompt(requestId, PromptRef.latest(name), inputVariables);
  }

  /** Says which prompt it was made from, and with which values of its variables. */
  public void prompt(long requestId, PromptRef prompt, Map<String, ?> inputVariables) {
    Waiting.on(promptAsync(requestId, prompt, inputVariables));
  }

  /** As {@link #prompt(long, PromptRef, Map)}. */
  public CompletableFuture<Void> promptAsync(
      long requestId, PromptRef prompt, Map<String, ?> inputVariables) {
    return send(TrackCall.prompt(prompt, inputVariables), requestId);
  }

  /** Puts it into a group, and out of the one in which it was. */
  public void group(long requestId, long groupId) {
    Waiting.on(groupAsync(requestId, groupId));
  }

  /** As {@link #group}. */
  public CompletableFuture<Void> groupAsync(long requestId, long groupId) {
    return send(TrackCall.group(groupId), requestId);
  }

  /** Adds tags. */
  public void tags(long requestId, String... tags) {
    tags(requestId, List.of(tags), List.of());
  }

  /** Adds tags, then removes others. */
  public void tags(long requestId, Collection<String> add, Collection<String> remove) {
    Waiting.on(tagsAsync(requestId, add, remove));
  }

  /** As {@link #tags(long, Collection, Collection)}. */
  public CompletableFuture<Void> tagsAsync(
      long requestId, Collection<String> add, Collection<String> remove) {
    return send(TrackCall.tags(add, remove), requestId);
  }

  private CompletableFuture<Void> send(TrackCall call, long requestId) {
    return call.send(api, requestId);
  }
}
