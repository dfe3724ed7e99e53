package dev.docket.filter;

import static dev.docket.filter.Operator.AFTER;
import static dev.docket.filter.Operator.BEFORE;
import static dev.docket.filter.Operator.BETWEEN;
import static dev.docket.filter.Operator.CONTAINS;
import static dev.docket.filter.Operator.ENDS_WITH;
import static dev.docket.filter.Operator.EQ;
import static dev.docket.filter.Operator.GT;
import static dev.docket.filter.Operator.GTE;
import static dev.docket.filter.Operator.IN;
import static dev.docket.filter.Operator.IS;
import static dev.docket.filter.Operator.IS_EMPTY;
import static dev.docket.filter.Operator.IS_FALSE;
import static dev.docket.filter.Operator.IS_NOT;
import static dev.docket.filter.Operator.IS_NOT_EMPTY;
import static dev.docket.filter.Operator.IS_NOT_NULL;
import static dev.docket.filter.Operator.IS_NULL;
import static dev.docket.filter.Operator.IS_TRUE;
import static dev.docket.filter.Operator.KEY_CONTAINS;
import static dev.docket.filter.Operator.KEY_EQUALS;
import static dev.docket.filter.Operator.KEY_EXISTS;
import static dev.docket.filter.Operator.KEY_NOT_CONTAINS;
import static dev.docket.filter.Operator.KEY_NOT_EQUALS;
import static dev.docket.filter.Operator.KEY_NOT_EXISTS;
import static dev.docket.filter.Operator.KEY_STARTS_WITH;
import static dev.docket.filter.Operator.LT;
import static dev.docket.filter.Operator.LTE;
import static dev.docket.filter.Operator.MATCHES;
import static dev.docket.filter.Operator.NEQ;
import static dev.docket.filter.Operator.NOT_CONTAINS;
import static dev.docket.filter.Operator.NOT_IN;
import static dev.docket.filter.Operator.STARTS_WITH;

import java.util.List;

/// What a field holds, and so which operators it takes. This is the one table of them.
public enum FieldKind {
  /// One exact, case-sensitive string.
  STRING("a string", IS, IS_NOT, IN, NOT_IN),
  /// The same, which a request may lack.
  OPTIONAL_STRING("a string", IS, IS_NOT, IN, NOT_IN, IS_NULL, IS_NOT_NULL),
  /// A whole number that names something; nobody compares it.
  ID("an id", IS, IS_NOT, IN, NOT_IN, EQ, NEQ),
  /// Words, in any case.
  TEXT("a text", CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH),
  /// Input and output at once, which can also be asked what they speak of.
  TEXTS("a text", CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES),
  NUMBER("a number", EQ, NEQ, GT, GTE, LT, LTE, BETWEEN, IS_NULL, IS_NOT_NULL),
  TIME("a time", IS, BEFORE, AFTER, BETWEEN),
  FLAG("true or false", IS_TRUE, IS_FALSE),
  /// Any number of exact, case-sensitive strings.
  ARRAY("a list of strings", CONTAINS, NOT_CONTAINS, IN, NOT_IN, IS_EMPTY, IS_NOT_EMPTY),
  /// Values under keys of the user's choice.
  NESTED(
      "values under keys",
      KEY_EQUALS,
      KEY_NOT_EQUALS,
      KEY_CONTAINS,
      KEY_NOT_CONTAINS,
      KEY_STARTS_WITH,
      KEY_EXISTS,
      KEY_NOT_EXISTS,
      IN,
      NOT_IN,
      IS_EMPTY,
      IS_NOT_EMPTY,
      EQ,
      NEQ,
      GT,
      GTE,
      LT,
      LTE,
      BETWEEN),
  /// Numbers under names of the user's choice.
  SCORES("numbers under names", EQ, NEQ, GT, GTE, LT, LTE, BETWEEN, IS_EMPTY, IS_NOT_EMPTY),
  /// PromptLayer guesses these from the text by a model of its own.
  INTENT("a guess");

  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Operator> operators;

  FieldKind(String description, Operator... operators) {
    this.description = description;
    this.operators = List.of(operators);
  }

  /// For messages: "`engine` is …".
  String description() {
    return description;
  }

  /// What may be asked, in the order in which it is listed to people.
  public List<Operator> operators() {
    return operators;
  }
}
