package dev.docket.filter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.filter.Filter.Has;
import dev.docket.filter.Filter.HasKey;
import dev.docket.filter.Filter.HasShape;
import dev.docket.filter.Filter.KeyContains;
import dev.docket.filter.Filter.KeyNumber;
import dev.docket.filter.Filter.KeyOneOf;
import dev.docket.filter.Filter.KeyStartsWith;
import dev.docket.filter.Filter.Matching;
import dev.docket.filter.Filter.NumberRange;
import dev.docket.filter.Filter.OneOf;
import dev.docket.filter.Filter.TextContains;
import dev.docket.filter.Filter.TextEndsWith;
import dev.docket.filter.Filter.TextStartsWith;
import dev.docket.filter.Filter.TimeRange;
import dev.docket.problem.ProblemException;
import dev.docket.requests.OutputShape;
import java.util.List;

/// Reads one `{field, operator, value, nested_key}`.
final class ConditionReader {

  private final Budget budget;

  ConditionReader(Budget budget) {
    this.budget = budget;
  }

  Filter read(JsonNode condition, String pointer) {
    budget.condition(pointer);
    Field field = field(condition.path("field"), pointer + "/field");
    Operator operator = operator(condition.path("operator"), field, pointer + "/operator");
    Operand operand = new Operand(condition, pointer, field, operator, budget);
    Filter filter = positive(operand);
    if (filter instanceof Matching matching) {
      budget.matched(pointer, Words.count(matching.text()));
    }
    budget.clauses(pointer, clauses(filter));
    return operator.isNegative() ? new Filter.Not(filter) : filter;
  }

  /// How many the engine makes of a condition that is not negative.
  static int clauses(Filter filter) {
    return switch (filter) {
      case TextContains text -> Words.count(text.text()) * (text.field() == Field.TEXT ? 2 : 1);
      case Matching matching -> Words.count(matching.text()) * 4;
      case KeyContains ignored -> 2;
      case KeyNumber ignored -> 2;
      default -> 1;
    };
  }

  private static Field field(JsonNode name, String pointer) {
    Field field =
        Field.named(name.isTextual() ? name.textValue() : "")
            .orElseThrow(() ->
                ProblemException.refused(
                    pointer,
                    "There is no field %s.".formatted(Operand.quoted(name)),
                    Field.supported()));
    if (field.kind() == FieldKind.INTENT) {
      throw ProblemException.refused(
          pointer,
          "`%s` is not supported by Docket.".formatted(field.wireName()),
          Field.supported());
    }
    return field;
  }

  private static Operator operator(JsonNode name, Field field, String pointer) {
    return Operator.named(name.isTextual() ? name.textValue() : "")
        .filter(field.kind().operators()::contains)
        .orElseThrow(() ->
            ProblemException.refused(
                pointer,
                "`%s` is %s and does not take the operator %s."
                    .formatted(field.wireName(), field.kind().description(), Operand.quoted(name)),
                field.kind().operators().stream().map(Operator::wireName).toList()));
  }

  private static Filter positive(Operand operand) {
    return switch (operand.field().kind()) {
      case STRING, OPTIONAL_STRING, ARRAY -> strings(operand);
      case ID -> new OneOf(operand.field(), operand.ids());
      case TEXT, TEXTS -> text(operand);
      case NUMBER ->
          operand.is(Operator.IS_NOT_NULL)
              ? new Has(operand.field())
              : new NumberRange(operand.field(), operand.numbers());
      case TIME -> new TimeRange(operand.field(), operand.times());
      case FLAG -> new HasShape(shape(operand.field()));
      case NESTED -> nested(operand);
      case SCORES -> scores(operand);
      case INTENT -> throw new IllegalStateException("refused before");
    };
  }

  private static Filter strings(Operand operand) {
    return switch (operand.positive()) {
      case IS_NOT_NULL, IS_NOT_EMPTY -> new Has(operand.field());
      case IN -> new OneOf(operand.field(), operand.strings());
      default -> new OneOf(operand.field(), List.of(operand.string()));
    };
  }

  private static Filter text(Operand operand) {
    return switch (operand.positive()) {
      case MATCHES -> new Matching(operand.spoken());
      case STARTS_WITH -> new TextStartsWith(operand.field(), operand.edge());
      case ENDS_WITH -> new TextEndsWith(operand.field(), operand.edge());
      default -> new TextContains(operand.field(), operand.words());
    };
  }

  private static OutputShape shape(Field field) {
    return switch (field) {
      case IS_JSON -> OutputShape.JSON;
      case IS_TOOL_CALL -> OutputShape.TOOL_CALL;
      default -> OutputShape.PLAIN_TEXT;
    };
  }

  private static Filter nested(Operand operand) {
    Field field = operand.field();
    if (operand.is(Operator.IS_NOT_EMPTY) && !operand.hasKey()) {
      return new Has(field);
    }
    String key = operand.key();
    return switch (operand.positive()) {
      case KEY_EXISTS, IS_NOT_EMPTY -> new HasKey(field, key);
      case KEY_EQUALS -> new KeyOneOf(field, key, List.of(operand.exactValue()));
      case IN -> new KeyOneOf(field, key, operand.exactValues());
      case KEY_CONTAINS -> new KeyContains(field, key, operand.part());
      case KEY_STARTS_WITH -> new KeyStartsWith(field, key, operand.beginning());
      default -> new KeyNumber(field, key, operand.numbers());
    };
  }

  private static Filter scores(Operand operand) {
    Field field = operand.field();
    if (operand.is(Operator.IS_NOT_EMPTY)) {
      return operand.hasKey() ? new HasKey(field, operand.key()) : new Has(field);
    }
    return new KeyNumber(field, operand.key(), operand.numbers());
  }
}
