package dev.docket.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.filter.Cursor;
import dev.docket.filter.SelectionReader;
import dev.docket.filter.Walk;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads `cursor`, and so when the walk began that a page belongs to.
public final class PagingReader {

  /// Of a cursor, in characters. The longest value's term is some 1,100 characters of up to three
  /// bytes.
  private static final int LONGEST = 8_192;

  private final InstantSource clock;
  private final Supplier<RequestId> beyond;

  /// A reader of pages.
  ///
  /// @param clock what `now` is, where a walk begins
  /// @param beyond an id above all that are drawn already
  public PagingReader(InstantSource clock, Supplier<RequestId> beyond) {
    this.clock = clock;
    this.beyond = beyond;
  }

  /// Where the call begins: at the start, or where another page has ended.
  ///
  /// @throws ProblemException [dev.docket.problem.Problem.Refused] for what is no cursor
  public Start start(JsonNode body) {
    if (!body.hasNonNull("cursor")) {
      return new Start(null, clock.instant(), beyond);
    }
    Cursor cursor = Cursor.read(body.path("cursor"), LONGEST);
    return new Start(cursor, cursor.walk().now(), beyond);
  }

  /// The beginning of a page, before it is known what is asked.
  ///
  /// @param now what `now-3h` is told from
  public record Start(@Nullable Cursor cursor, Instant now, Supplier<RequestId> beyond) {

    /// Reads selections as they were understood on the first page.
    public SelectionReader selections() {
      return new SelectionReader(InstantSource.fixed(now));
    }

    /// The page of what is asked.
    ///
    /// @param asked the question's digest, see [Walk#digest]
    /// @param isEnd whether a page of this answer can end with these values, the first a text
    /// @throws ProblemException [dev.docket.problem.Problem.Refused] for a cursor of another
    ///   question
    public Paging page(int perPage, String asked, Predicate<List<JsonNode>> isEnd) {
      if (cursor == null) {
        return new Paging(perPage, new Walk(asked, now, beyond.get().value()), 0, List.of());
      }
      cursor.requireFor(
          asked, end -> !end.isEmpty() && end.getFirst().isTextual() && isEnd.test(end));
      return new Paging(perPage, cursor.walk(), cursor.before(), cursor.after());
    }
  }
}
