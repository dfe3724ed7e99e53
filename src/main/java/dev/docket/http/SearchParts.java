package dev.docket.http;

import dev.docket.requests.RequestReader;
import dev.docket.requests.Visibility;
import dev.docket.search.Explaining;
import dev.docket.search.ExportQueryReader;
import dev.docket.search.Exports;
import dev.docket.search.RequestSearch;
import dev.docket.search.SearchQueryReader;
import dev.docket.search.SuggestionQueryReader;
import dev.docket.search.SuggestionSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The features behind the routes that find requests and show one.
public record SearchParts(
    RequestSearch search,
    SearchQueryReader queries,
    Explaining explaining,
    SuggestionSource suggestions,
    SuggestionQueryReader suggestionQueries,
    Exports exports,
    ExportQueryReader exportQueries,
    RequestReader reader) {

  List<Routes> routes(
      Questions questions,
      Bodies bodies,
      Authentication authentication,
      Visibility visibility,
      BooleanSupplier stopping) {
    return List.of(
        new ExportRoutes(bodies, authentication, exportQueries, exports, stopping),
        new SuggestionRoutes(questions, suggestionQueries, suggestions),
        new SearchRoutes(
            questions, authentication, queries, search, explaining, reader, visibility));
  }
}
