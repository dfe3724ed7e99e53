package dev.docket.opensearch.analytics;

import dev.docket.analytics.Paging;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.opensearch.query.FieldPaths;
import dev.docket.opensearch.query.FilterToQuery;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/// The requests that a page is about.
final class Walks {

  private Walks() {}

  /// What is selected; on later pages only what was there when the first was asked for.
  static Query query(Filter selected, Paging paging) {
    Query query = FilterToQuery.of(selected);
    if (!paging.continues()) {
      return query;
    }
    JsonData below = JsonData.of(paging.walk().below());
    return Query.of(q ->
        q.bool(b ->
            b.filter(query)
                .filter(f -> f.range(r -> r.field(FieldPaths.of(Field.PL_ID)).lt(below)))));
  }
}
