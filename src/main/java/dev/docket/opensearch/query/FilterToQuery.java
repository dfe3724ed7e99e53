package dev.docket.opensearch.query;

import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Filter.And;
import dev.docket.filter.Filter.Everything;
import dev.docket.filter.Filter.Has;
import dev.docket.filter.Filter.HasKey;
import dev.docket.filter.Filter.HasShape;
import dev.docket.filter.Filter.KeyContains;
import dev.docket.filter.Filter.KeyNumber;
import dev.docket.filter.Filter.KeyOneOf;
import dev.docket.filter.Filter.KeyStartsWith;
import dev.docket.filter.Filter.Matching;
import dev.docket.filter.Filter.Not;
import dev.docket.filter.Filter.Nothing;
import dev.docket.filter.Filter.NumberRange;
import dev.docket.filter.Filter.OneOf;
import dev.docket.filter.Filter.Or;
import dev.docket.filter.Filter.TextContains;
import dev.docket.filter.Filter.TextEndsWith;
import dev.docket.filter.Filter.TextStartsWith;
import dev.docket.filter.Filter.TimeRange;
import dev.docket.opensearch.schema.Terms;
import dev.docket.requests.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.query_dsl.BoolQuery;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/// Says a [Filter] in the engine's words. The one place where that is done.
///
/// Each condition is one query on one field, or few: the engine allows 1,024 clauses in all.
public final class FilterToQuery {

  private FilterToQuery() {}

  /// The query that matches exactly the workspace's requests of which the filter is true.
  public static Query within(WorkspaceId workspace, Filter filter) {
    return within(workspace, of(filter));
  }

  /// What a query matches of a workspace's requests. Nothing is ever asked of the engine but this.
  public static Query within(WorkspaceId workspace, Query asked) {
    Query own =
        Query.of(
            q -> q.term(t -> t.field("workspace").value(v -> v.stringValue(workspace.term()))));
    return Query.of(q -> q.bool(b -> asked.isMatchAll() ? b.filter(own) : b.filter(own, asked)));
  }

  /// The query that matches exactly the requests of which the filter is true, whosoever they are.
  public static Query of(Filter filter) {
    return switch (filter) {
      case Everything ignored -> Query.of(q -> q.matchAll(m -> m));
      case Nothing ignored -> Query.of(q -> q.matchNone(m -> m));
      case And and -> and(and.all());
      case Or or -> or(or.any().stream().map(FilterToQuery::of).toList());
      case Not not -> and(List.of(not));
      case OneOf one -> oneOf(one);
      case Has has -> has(has.field());
      case HasShape shape ->
          terms(FieldPaths.of(Field.IS_JSON), List.of(FieldValue.of(shape.shape().term())));
      case NumberRange number ->
          Ranges.numbers(FieldPaths.of(number.field()), number.field(), number.range());
      case TimeRange time -> Ranges.times(FieldPaths.of(time.field()), time.range());
      case TextContains text ->
          onTexts(text.field(), path -> TextQueries.contains(path, text.text()));
      case TextStartsWith text ->
          onTexts(text.field(), path -> TextQueries.startsWith(path, text.text()));
      case TextEndsWith text ->
          onTexts(text.field(), path -> TextQueries.endsWith(path, text.text()));
      case HasKey has -> oneOf(new OneOf(has.field(), List.of(has.key())));
      case KeyOneOf one -> keyOneOf(one);
      case KeyContains part -> keyContains(part);
      case KeyStartsWith start ->
          Regexps.query(
              FieldPaths.column(start.field(), start.key()),
              TermPattern.startsWith(start.key(), start.text()));
      case KeyNumber number -> keyNumber(number);
      case Matching matching -> TextQueries.matching(matching.text());
    };
  }

  private static Query and(List<Filter> all) {
    List<Query> wanted = new ArrayList<>();
    List<Query> unwanted = new ArrayList<>();
    for (Filter part : all) {
      if (part instanceof Not not) {
        unwanted.add(of(not.filter()));
      } else {
        wanted.add(of(part));
      }
    }
    BoolQuery.Builder bool = new BoolQuery.Builder();
    if (!wanted.isEmpty()) {
      bool.filter(wanted);
    }
    if (!unwanted.isEmpty()) {
      bool.mustNot(unwanted);
    }
    return bool.build().toQuery();
  }

  private static Query or(List<Query> any) {
    return any.size() == 1
        ? any.getFirst()
        : Query.of(q -> q.bool(b -> b.should(any).minimumShouldMatch("1")));
  }

  private static Query oneOf(OneOf one) {
    Query query =
        terms(
            FieldPaths.of(one.field()),
            one.values().stream().map(value -> FieldPaths.term(one.field(), value)).toList());
    return withinScores(one.field(), query);
  }

  private static Query has(Field field) {
    return withinScores(field, Query.of(q -> q.exists(e -> e.field(FieldPaths.of(field)))));
  }

  /// Scores are documents of their own, within the request's.
  private static Query withinScores(Field field, Query query) {
    return switch (field) {
      case SCORES, SCORE_NAMES -> nested(FieldPaths.numbers(Field.SCORES).path(), query);
      default -> query;
    };
  }

  private static Query keyOneOf(KeyOneOf one) {
    return terms(
        FieldPaths.column(one.field(), one.key()),
        one.values().stream().map(value -> FieldValue.of(Terms.pair(one.key(), value))).toList());
  }

  /// In the column a long value stands with its head only; the chunks hold all of it.
  private static Query keyContains(KeyContains part) {
    String pattern = TermPattern.contains(part.key(), part.text());
    return or(
        List.of(
            Regexps.query(FieldPaths.column(part.field(), part.key()), pattern),
            Regexps.query(FieldPaths.chunks(part.field()), pattern)));
  }

  private static Query keyNumber(KeyNumber number) {
    FieldPaths.Numbers numbers = FieldPaths.numbers(number.field());
    Query key = terms(numbers.key(), List.of(FieldPaths.term(number.field(), number.key())));
    Query value = Ranges.numbers(numbers.value(), number.field(), number.range());
    return nested(numbers.path(), Query.of(q -> q.bool(b -> b.filter(key, value))));
  }

  private static Query nested(String path, Query query) {
    return Query.of(q -> q.nested(n -> n.path(path).query(query)));
  }

  private static Query terms(String path, List<FieldValue> values) {
    return values.size() == 1
        ? Query.of(q -> q.term(t -> t.field(path).value(values.getFirst())))
        : Query.of(q -> q.terms(t -> t.field(path).terms(v -> v.value(values))));
  }

  private static Query onTexts(Field field, Function<String, Query> query) {
    return or(FieldPaths.texts(field).stream().map(query).toList());
  }
}
