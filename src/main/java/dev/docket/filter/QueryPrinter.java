package dev.docket.filter;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Says a [Filter] as a query line, always the same way: the canonical text. Read again it is the
/// same filter, simplified.
public final class QueryPrinter {

  private QueryPrinter() {}

  /// The line. Empty for what is true of every request.
  public static String print(Filter filter) {
    Filter simple = Simplify.of(filter);
    return simple instanceof Everything ? "" : sides(simple);
  }

  private static String sides(Filter filter) {
    return filter instanceof Or or
        ? or.any().stream().map(QueryPrinter::side).collect(Collectors.joining(" OR "))
        : side(filter);
  }

  /// One side of an `OR`: there terms side by side need no parentheses.
  private static String side(Filter filter) {
    return String.join(" ", filter instanceof And and ? terms(and.all()) : terms(filter));
  }

  private static List<String> terms(List<Filter> all) {
    List<String> terms = new ArrayList<>();
    boolean spoken = false;
    for (Filter part : all) {
      boolean words = part instanceof Matching matching && QueryTexts.areWords(matching.text());
      if (words && spoken) {
        // The bare words of one level are one condition.
        terms.add(matching(((Matching) part).text()));
      } else {
        List<String> own = terms(part);
        boolean grouped = own.size() > 1 && !words && !Meeting.isAlone(part, all);
        terms.addAll(grouped ? List.of(group(own)) : own);
      }
      spoken |= words;
    }
    return terms;
  }

  /// One term, whatever stands beside it.
  private static String term(Filter filter) {
    List<String> terms = terms(filter);
    return terms.size() == 1 ? terms.getFirst() : group(terms);
  }

  private static String group(List<String> terms) {
    return "(" + String.join(" ", terms) + ")";
  }

  private static List<String> terms(Filter filter) {
    return switch (filter) {
      case And and -> List.of("(" + side(and) + ")");
      case Or or -> List.of("(" + sides(or) + ")");
      case Not not -> List.of("-" + term(not.filter()));
      case NumberRange number ->
          QueryRanges.numbers(QueryNames.of(number.field()), number.field(), number.range());
      case TimeRange time -> QueryRanges.times(QueryNames.of(time.field()), time.range());
      case KeyNumber number ->
          QueryRanges.numbers(key(number.field(), number.key()), number.field(), number.range());
      case Matching matching ->
          QueryTexts.areWords(matching.text())
              ? List.of(matching.text().split(" ", -1))
              : List.of(matching(matching.text()));
      case Everything ignored -> List.of("*");
      case Nothing ignored -> List.of("-*");
      default -> List.of(condition(filter));
    };
  }

  private static String condition(Filter filter) {
    return switch (filter) {
      case OneOf one -> colon(one.field()) + values(one.field(), one.values());
      case Has has -> colon(has.field()) + "*";
      case HasShape shape -> QueryNames.SHAPE + ":" + shape.shape().term();
      case TextContains text ->
          text.field() == Field.TEXT
              ? QueryTexts.quoted(text.text())
              : colon(text.field()) + QueryTexts.value(text.text());
      case TextStartsWith text -> colon(text.field()) + QueryTexts.value(text.text()) + "*";
      case TextEndsWith text -> colon(text.field()) + "*" + QueryTexts.value(text.text());
      case HasKey has -> key(has.field(), has.key()) + ":*";
      case KeyOneOf one -> key(one.field(), one.key()) + ":" + values(one.field(), one.values());
      case KeyContains part -> key(part.field(), part.key()) + ":~" + QueryTexts.value(part.text());
      case KeyStartsWith start ->
          key(start.field(), start.key()) + ":" + QueryTexts.value(start.text()) + "*";
      default -> throw new IllegalStateException("no single condition: " + filter);
    };
  }

  private static String matching(String text) {
    return QueryNames.MATCHING + ":" + QueryTexts.value(text);
  }

  private static String colon(Field field) {
    return QueryNames.of(field) + ":";
  }

  private static String key(Field field, String key) {
    return QueryNames.of(field) + "." + QueryTexts.key(key);
  }

  private static String values(Field field, List<String> values) {
    return values.stream()
        .map(value ->
            field == Field.STATUS && !QueryStatus.of(value).equals(value)
                ? QueryTexts.quoted(value)
                : QueryTexts.value(value))
        .collect(Collectors.joining(","));
  }
}
