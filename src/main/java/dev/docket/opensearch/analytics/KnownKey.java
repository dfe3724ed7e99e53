package dev.docket.opensearch.analytics;

import dev.docket.analytics.keys.Catalogue;
import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import dev.docket.opensearch.schema.Terms;

/// A metadata key that requests have.
///
/// @param term as the list of keys has it
/// @param lastMillis when the last of the requests began, 0 unless asked for
record KnownKey(String term, long requests, long lastMillis) {

  /// The name, where so many requests have it.
  Catalogue.Name name(long having) {
    return new Catalogue.Name(Terms.shown(term), having, Terms.isWhole(term));
  }

  Catalogue.Name name() {
    return name(requests);
  }

  /// The column that holds its values.
  String column() {
    return FieldPaths.columnOfTerm(Field.METADATA, term);
  }
}
