package dev.docket.client;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Attaches what is learnt later to one request, in the background. Nothing is thrown; the futures
 * say what became of it, and need not be looked at. For one request the order is kept.
 */
public final class BackgroundTrack {

  private final BackgroundLogger background;
  private final CompletionStage<Long> requestId;

  BackgroundTrack(BackgroundLogger background, CompletionStage<Long> requestId) {
    this.background = background;
    this.requestId = requestId;
  }

  /** Merges metadata by key. */
  public CompletableFuture<Void> metadata(Map<String, ?> metadata) {
    return attach(() -> TrackCall.metadata(metadata));
  }

  /** Sets a named score, 0 to 100. */
  public CompletableFuture<Void> score(String name, int score) {
    return attach(() -> TrackCall.score(name, score));
  }

  /** Says which prompt it was made from. */
  public CompletableFuture<Void> prompt(PromptRef prompt, Map<String, ?> inputVariables) {
    return attach(() -> TrackCall.prompt(prompt, inputVariables));
  }

  /** Puts it into a group. */
  public CompletableFuture<Void> group(long groupId) {
    return attach(() -> TrackCall.group(groupId));
  }

  /** Adds tags. */
  public CompletableFuture<Void> tags(String... tags) {
    return attach(() -> TrackCall.tags(List.of(tags), List.of()));
  }

  /** Adds tags, then removes others. */
  public CompletableFuture<Void> tags(Collection<String> add, Collection<String> remove) {
    return attach(() -> TrackCall.tags(add, remove));
  }

  private CompletableFuture<Void> attach(Supplier<TrackCall> call) {
    return background.attach(requestId, call);
  }
}
