package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The prompts that are kept in Docket. */
public final class Prompts {

  private static final int PER_PAGE = 100;

  private final Api api;

  Prompts(Api api) {
    this.api = api;
  }

  /** The newest version of a prompt. */
  public PromptTemplate get(String name) {
    return get(PromptQuery.of(name));
  }

  /** A version of a prompt, made ready. */
  public PromptTemplate get(PromptQuery query) {
    return Waiting.on(getAsync(query));
  }

  /** As {@link #get(PromptQuery)}. */
  public CompletableFuture<PromptTemplate> getAsync(PromptQuery query) {
    return api.ask(query.path(), query.body()).thenApply(PromptTemplate::new);
  }

  /**
   * Publishes a version. It is not sent again when it is not known what became of it: that would be
   * one more version.
   */
  public PublishedPrompt publish(NewPrompt prompt) {
    return Waiting.on(publishAsync(prompt));
  }

  /** As {@link #publish}. */
  public CompletableFuture<PublishedPrompt> publishAsync(NewPrompt prompt) {
    return api.make("/rest/prompt-templates", prompt.body()).thenApply(PublishedPrompt::of);
  }

  /** All prompts, newest first, each in its newest version, not made ready; fetched as needed. */
  public Stream<PromptTemplate> list() {
    return Stream.iterate(1, page -> page + 1)
        .map(this::page)
        .takeWhile(page -> !page.path("items").isEmpty())
        .flatMap(page -> items(page).stream());
  }

  private JsonNode page(int number) {
    return Waiting.on(api.get("/prompt-templates?page=%d&per_page=%d".formatted(number, PER_PAGE)));
  }

  private static List<PromptTemplate> items(JsonNode page) {
    return Replies.list(page.path("items"), PromptTemplate::new);
  }
}
