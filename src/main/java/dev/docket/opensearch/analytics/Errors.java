package dev.docket.opensearch.analytics;

import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.opensearch.query.FilterToQuery;
import dev.docket.requests.Status;
import java.util.List;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// Requests that failed.
final class Errors {

  private Errors() {}

  static Aggregation among() {
    return Aggregation.of(a ->
        a.filter(FilterToQuery.of(new Filter.OneOf(Field.STATUS, List.of(Status.ERROR.name())))));
  }

  /// How many [#among] has found.
  static long number(Aggregate among) {
    return among.filter().docCount();
  }
}
