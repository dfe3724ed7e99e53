package dev.docket.opensearch.query;

import dev.docket.filter.Field;
import dev.docket.filter.Likeness;
import dev.docket.opensearch.schema.Terms;
import dev.docket.search.ExplanationQuery.Sought;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.StringTermsBucket;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/// Finds terms that are spelled nearly like a text, among any number of others: the engine's own
/// dictionary is walked by automata, and only requests that have such a term are looked at.
final class LikeTerms {

  /// Terms that are looked at, of the requests that have a like one: they have others too.
  private static final int LOOKED_AT = 1_000;

  /// Of a list of values, how many are looked at.
  private static final int TEXTS = 5;

  /// Terms within two letters of a text.
  private static final int MAX_EXPANSIONS = 50;

  private static final String NAMES = "names";
  private static final String TERMS = "terms";

  private LikeTerms() {}

  /// What finds terms like those sought; empty when none of them is short enough to be misspelled.
  static Optional<Aggregation> of(Sought sought) {
    List<Query> like = new ArrayList<>();
    for (String text : texts(sought)) {
      like.add(nearly(sought, text));
      like.add(Regexps.query(path(sought), TermPattern.alike(sought.key(), text)));
    }
    if (like.isEmpty()) {
      return Optional.empty();
    }
    Query any = Query.of(q -> q.bool(b -> b.should(like).minimumShouldMatch("1")));
    return Optional.of(isOfScores(sought) ? ofScores(sought, any) : ofRequests(any, terms(sought)));
  }

  /// The term that is most like one of those sought, and how many requests have it.
  static Optional<Map.Entry<String, Long>> nearest(Sought sought, @Nullable Aggregate found) {
    if (found == null) {
      return Optional.empty();
    }
    Map<String, Aggregate> like = found.filter().aggregations();
    Map<String, Aggregate> within =
        isOfScores(sought) ? Found.named(like, NAMES).nested().aggregations() : like;
    String prefix = prefix(sought);
    Map<String, Long> candidates = new HashMap<>();
    for (StringTermsBucket bucket : Found.named(within, TERMS).sterms().buckets().array()) {
      // Another key may share the column. Heads of long texts are never like a short one.
      if (bucket.key().startsWith(prefix)) {
        candidates.put(Terms.decode(bucket.key().substring(prefix.length())), bucket.docCount());
      }
    }
    return Likeness.nearest(texts(sought), candidates);
  }

  private static List<String> texts(Sought sought) {
    return sought.texts().stream()
        .limit(TEXTS)
        .filter(text -> text.codePointCount(0, text.length()) <= Likeness.MAX_LENGTH)
        .toList();
  }

  private static boolean isOfScores(Sought sought) {
    return sought.field() == Field.SCORE_NAMES || sought.field() == Field.SCORES;
  }

  private static String prefix(Sought sought) {
    return sought.key() == null ? "" : Terms.keyPrefix(sought.key());
  }

  private static String path(Sought sought) {
    return sought.key() == null
        ? FieldPaths.of(sought.field())
        : FieldPaths.column(sought.field(), sought.key());
  }

  private static Query nearly(Sought sought, String text) {
    String prefix = prefix(sought);
    return Query.of(q ->
        q.fuzzy(f ->
            f.field(path(sought))
                .value(FieldValue.of(prefix + Terms.encode(text)))
                .fuzziness("2")
                .prefixLength(prefix.codePointCount(0, prefix.length()))
                .maxExpansions(MAX_EXPANSIONS)));
  }

  /// Without an `include`: the engine would walk all the key's values for it, once for each
  /// condition.
  private static Aggregation terms(Sought sought) {
    return Aggregation.of(a -> a.terms(t -> t.field(path(sought)).size(LOOKED_AT)));
  }

  private static Aggregation ofRequests(Query like, Aggregation terms) {
    return Aggregation.of(a -> a.filter(like).aggregations(TERMS, terms));
  }

  private static Aggregation ofScores(Sought sought, Query like) {
    String path = FieldPaths.numbers(Field.SCORES).path();
    Aggregation names =
        Aggregation.of(a -> a.nested(n -> n.path(path)).aggregations(TERMS, terms(sought)));
    return Aggregation.of(
        a -> a.filter(f -> f.nested(n -> n.path(path).query(like))).aggregations(NAMES, names));
  }
}
