package dev.docket.http;

import dev.docket.requests.RequestReader;
import dev.docket.requests.Visibility;
import dev.docket.search.Explaining;
import dev.docket.search.RequestSearch;
import dev.docket.search.SearchQueryReader;
import dev.docket.search.SuggestionQueryReader;
import dev.docket.search.SuggestionSource;
import java.util.List;

/// The features behind the routes that find requests and show one.
public record SearchParts(
    RequestSearch search,
    SearchQueryReader queries,
    Explaining explaining,
    SuggestionSource suggestions,
    SuggestionQueryReader suggestionQueries,
    RequestReader reader) {

  List<Routes> routes(Questions questions, Authentication authentication, Visibility visibility) {
    return List.of(
        new SuggestionRoutes(questions, suggestionQueries, suggestions),
        new SearchRoutes(
            questions, authentication, queries, search, explaining, reader, visibility));
  }
}
