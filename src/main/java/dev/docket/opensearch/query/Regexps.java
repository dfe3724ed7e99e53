package dev.docket.opensearch.query;

import org.opensearch.client.opensearch._types.query_dsl.Query;

/// Queries by a [TermPattern].
final class Regexps {

  private Regexps() {}

  static Query query(String path, String pattern) {
    return Query.of(q ->
        q.regexp(r ->
            r.field(path)
                .value(pattern)
                .flags("NONE")
                .maxDeterminizedStates(TermPattern.MAX_STATES)));
  }
}
