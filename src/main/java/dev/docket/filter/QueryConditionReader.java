package dev.docket.filter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.QueryValue.Piece;
import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import dev.docket.requests.OutputShape;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

/// Reads one condition of a query line. But for times it becomes the same condition of JSON, so
/// that both mean the same and have the same limits.
final class QueryConditionReader {

  private final QueryScanner scanner;
  private final QueryValueReader values;
  private final QueryTimes times;
  private final ConditionReader conditions;
  private final Budget budget;

  QueryConditionReader(QueryScanner scanner, QueryParts parts, QueryTimes times, Budget budget) {
    this.scanner = scanner;
    this.values = new QueryValueReader(scanner, parts);
    this.times = times;
    this.conditions = new ConditionReader(budget);
    this.budget = budget;
  }

  /// Words that the texts must speak of.
  Filter matching(String words, int from) {
    return read(new QuerySpot(from), Field.TEXT, Operator.MATCHES, words);
  }

  /// Words side by side in one of the texts.
  Filter phrase(String text, int from) {
    return read(new QuerySpot(from), Field.TEXT, Operator.CONTAINS, text);
  }

  /// Reads from the colon on.
  Filter read(QueryName name, int condition) {
    QueryValue value = values.read(condition, name.taken());
    return switch (name.subject()) {
      case QueryName.Words ignored -> {
        only(name, value, QueryForm.VALUE);
        yield matching(value.first().text(), value.first().from());
      }
      case QueryName.Shape ignored -> {
        only(name, value, QueryForm.VALUE);
        yield shape(name, value.first());
      }
      case QueryName.Of of -> of(name, of, value);
    };
  }

  private void only(QueryName name, QueryValue value, QueryForm form) {
    if (value.form() != form) {
      throw scanner.fault(value.at(), name.text() + " takes one value only", name.taken());
    }
  }

  private Filter shape(QueryName name, Piece piece) {
    OutputShape shape =
        Stream.of(OutputShape.values())
            .filter(known -> known.term().equals(piece.text().toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(
                () -> scanner.fault(piece.from(), "an answer has no such shape", name.taken()));
    budget(name.from(), 1);
    return new Filter.HasShape(shape);
  }

  private Filter of(QueryName name, QueryName.Of of, QueryValue value) {
    Field field =
        of.field() == Field.OUTPUT_TEXT
                && name.text().equals("output")
                && value.form() == QueryForm.EXISTS
            ? Field.OUTPUT
            : of.field();
    boolean keyed = of.key() != null;
    Operator operator = value.form().of(field, keyed);
    if (operator == null) {
      throw refused(name, field, keyed, value);
    }
    if (field.kind() == FieldKind.TIME) {
      Range<Instant> range = times.range(value);
      // With one end included it is two conditions of JSON.
      budget(name.from(), range.onlyEnd() == null ? 1 : 2);
      return new Filter.TimeRange(field, range);
    }
    if (field.kind() == FieldKind.FLAG) {
      operator = flag(value.first());
    }
    ObjectNode json = condition(field, operator);
    if (of.key() != null) {
      json.put("nested_key", of.key());
    }
    put(json, field, value);
    return read(
        new QuerySpot(name.from(), name.keyFrom(), value.pieces()), json, wanted(field, operator));
  }

  private ProblemException refused(QueryName name, Field field, boolean keyed, QueryValue value) {
    if (QueryNames.takesKeys(field) && !keyed) {
      return scanner.fault(
          name.from() + name.text().length(),
          "`%s` holds %s; name one".formatted(name.text(), field.kind().description()),
          ".KEY",
          ":*");
    }
    return scanner.fault(
        value.at(),
        "`%s` is %s and does not take `%s`"
            .formatted(name.text(), field.kind().description(), value.form().shown()),
        QueryForm.taken(field, keyed));
  }

  private Operator flag(Piece piece) {
    return switch (piece.text().toLowerCase(Locale.ROOT)) {
      case "true" -> Operator.IS_TRUE;
      case "false" -> Operator.IS_FALSE;
      default -> throw scanner.fault(piece.from(), "this is neither", "true", "false");
    };
  }

  private void put(ObjectNode json, Field field, QueryValue value) {
    if (value.form() == QueryForm.LIST || value.form() == QueryForm.RANGE) {
      ArrayNode array = json.putArray("value");
      for (Piece piece : value.pieces()) {
        if (field == Field.LATENCY_MS) {
          array.add(millis(piece));
        } else {
          array.add(text(field, piece));
        }
      }
    } else if (!value.pieces().isEmpty()) {
      if (field == Field.LATENCY_MS) {
        json.put("value", millis(value.first()));
      } else {
        json.put("value", text(field, value.first()));
      }
    }
  }

  private double millis(Piece piece) {
    return QueryDuration.millis(piece.text())
        .orElseThrow(() -> scanner.fault(piece.from(), "this is no duration", QueryDuration.FORMS));
  }

  private static String text(Field field, Piece piece) {
    return field == Field.STATUS && !piece.quoted() ? QueryStatus.of(piece.text()) : piece.text();
  }

  private static String wanted(Field field, Operator operator) {
    return switch (operator) {
      case EQ, GT, GTE, LT, LTE, BETWEEN -> "a number";
      default -> field.kind() == FieldKind.ID ? "a whole number above 0" : "a shorter text";
    };
  }

  private Filter read(QuerySpot spot, Field field, Operator operator, String text) {
    return read(spot, condition(field, operator).put("value", text), "a text, not as long");
  }

  private Filter read(QuerySpot spot, ObjectNode condition, String wanted) {
    try {
      return conditions.read(condition, "");
    } catch (ProblemException e) {
      throw spot.fault(scanner, e, wanted);
    }
  }

  private static ObjectNode condition(Field field, Operator operator) {
    return Json.object().put("field", field.wireName()).put("operator", operator.wireName());
  }

  private void budget(int from, int count) {
    try {
      for (int i = 0; i < count; i++) {
        budget.condition("");
        budget.clauses("", 1);
      }
    } catch (ProblemException e) {
      throw new QuerySpot(from).fault(scanner, e, "");
    }
  }
}
