package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;
import java.time.Instant;

/**
 * Says which requests a question is about; all that is given must hold. Never changes: each method
 * gives a copy that says more.
 *
 * @param <S> the kind of question
 */
public abstract sealed class Selecting<S extends Selecting<S>>
    permits Breakdown, KeyCatalogue, Search, Selection {

  private final ObjectNode body;

  Selecting(ObjectNode body) {
    this.body = body;
  }

  abstract S of(ObjectNode more);

  /** Only requests for which a filter holds. */
  public S where(RequestFilter filter) {
    return with("filter_group", filter.json());
  }

  /** Only requests that a line of the query language finds, such as {@code metadata.plan:pro}. */
  public S query(String line) {
    return with("query", line);
  }

  /** Only requests whose input or output speaks of these words. */
  public S words(String words) {
    return with("q", words);
  }

  /** Only requests that began then or later. */
  public S from(Instant time) {
    return with("from", time);
  }

  /** Only requests that began then or later: a time, or {@code now-3h}, {@code now-7d/d}. */
  public S from(String time) {
    return with("from", time);
  }

  /** Only requests that began before that. */
  public S to(Instant time) {
    return with("to", time);
  }

  /** Only requests that began before that: a time, or {@code now-3h}, {@code now-7d/d}. */
  public S to(String time) {
    return with("to", time);
  }

  /** Whose days {@code /d} means: an IANA name such as {@code Europe/Berlin}. */
  public S timeZone(String name) {
    return with("time_zone", name);
  }

  /** Any other property of the question, in the words of the API. */
  public S with(String property, Object value) {
    ObjectNode more = Json.copy(body);
    more.set(property, Json.tree(value));
    return of(more);
  }

  /** As it is sent. */
  public JsonNode json() {
    return body.deepCopy();
  }

  ObjectNode body() {
    return Json.copy(body);
  }
}
