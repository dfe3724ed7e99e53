package dev.docket.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.filter.Cursor;
import dev.docket.filter.Selection;
import dev.docket.filter.SelectionReader;
import dev.docket.filter.Walk;
import dev.docket.json.Property;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Reads the body of a search. Properties that nobody knows are ignored, as PromptLayer's clients
/// expect.
public final class SearchQueryReader {

  private final InstantSource clock;
  private final Supplier<RequestId> beyond;

  /// A reader of searches.
  ///
  /// @param clock what `now` is, where a walk begins
  /// @param beyond an id above all that are drawn already
  public SearchQueryReader(InstantSource clock, Supplier<RequestId> beyond) {
    this.clock = clock;
    this.beyond = beyond;
  }

  /// Reads the whole body.
  ///
  /// @throws ProblemException with a pointer to what is wrong
  public SearchQuery read(JsonNode body) {
    if (!body.isObject()) {
      throw ProblemException.invalid("", "The body of a search is a JSON object.");
    }
    int perPage =
        Property.number(body, "per_page", SearchQuery.DEFAULT_PER_PAGE, SearchQuery.MAX_PER_PAGE);
    Place place = place(body, perPage);
    Instant now = now(place);
    Selection selection = new SelectionReader(InstantSource.fixed(now)).read(body);
    Sort sort = SortReader.read(body, selection);
    return new SearchQuery(
        selection,
        sort,
        place,
        perPage,
        walk(place, digest(selection, sort), now, sort),
        IncludeReader.read(body.path("include")),
        Property.flag(body, "include_prompt_name"),
        Property.flag(body, "allow_partial"));
  }

  /// Whether the answer is to say why nothing was found, when nothing was.
  public static boolean explainsEmpty(JsonNode body) {
    return Property.flag(body, "explain_empty");
  }

  private static Place place(JsonNode body, int perPage) {
    int page = Property.number(body, "page", 1, Integer.MAX_VALUE);
    if (body.hasNonNull("cursor")) {
      if (body.hasNonNull("page")) {
        throw ProblemException.refused(
            "/page", "`cursor` says where the page begins; there can be no `page` beside it.");
      }
      return new Place.After(Cursor.read(body.path("cursor"), Cursor.MAX_LENGTH));
    }
    if ((long) page * perPage > SearchQuery.MAX_DEPTH) {
      throw ProblemException.refused(
          "/page",
          "Pages go to the first %,d results. Go on with `cursor`, the `next_cursor` of the page before."
              .formatted(SearchQuery.MAX_DEPTH));
    }
    return new Place.Numbered(page);
  }

  /// A range that was given as `now-3h` stays where it was on the first page.
  private Instant now(Place place) {
    return switch (place) {
      case Place.Numbered _ -> clock.instant();
      case Place.After(Cursor cursor) -> cursor.walk().now();
    };
  }

  private Walk walk(Place place, String asked, Instant now, Sort sort) {
    return switch (place) {
      case Place.Numbered _ -> new Walk(asked, now, beyond.get().value());
      case Place.After(Cursor cursor) -> {
        cursor.requireFor(asked, after -> SortValue.areAll(SortValue.of(sort), after));
        yield cursor.walk();
      }
    };
  }

  private static String digest(Selection selection, Sort sort) {
    return Walk.digest(selection.whole().toString(), sort.key().wireName(), sort.order().name());
  }
}
