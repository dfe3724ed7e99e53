package dev.docket.filter;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a value can stand after a field's colon, and which operator it then is. Which field takes
/// which operator is said by its [FieldKind], as for JSON.
enum QueryForm {
  VALUE(
      "value", Operator.IS, Operator.KEY_EQUALS, Operator.EQ, Operator.CONTAINS, Operator.IS_TRUE),
  LIST("value,value", Operator.IN),
  STARTS_WITH("value*", Operator.STARTS_WITH, Operator.KEY_STARTS_WITH),
  ENDS_WITH("*value", Operator.ENDS_WITH),
  CONTAINS("~value", Operator.KEY_CONTAINS, Operator.CONTAINS),
  EXISTS("*", Operator.KEY_EXISTS, Operator.IS_NOT_NULL, Operator.IS_NOT_EMPTY),
  GREATER(">value", Operator.GT, Operator.AFTER),
  AT_LEAST(">=value", Operator.GTE, Operator.AFTER),
  LESS("<value", Operator.LT, Operator.BEFORE),
  AT_MOST("<=value", Operator.LTE, Operator.BEFORE),
  RANGE("low..high", Operator.BETWEEN);

  private final String shown;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Operator> operators;

  QueryForm(String shown, Operator... operators) {
    this.shown = shown;
    this.operators = List.of(operators);
  }

  /// The operator that it is of the field, or null when the field takes none of that form.
  ///
  /// @param keyed whether a key is named
  @Nullable Operator of(Field field, boolean keyed) {
    if (this == CONTAINS && field.kind() == FieldKind.ARRAY) {
      // There `contains` asks for a member, which is the plain value.
      return null;
    }
    if (QueryNames.takesKeys(field) && !keyed) {
      return this == EXISTS ? Operator.IS_NOT_EMPTY : null;
    }
    return operators.stream().filter(field.kind().operators()::contains).findFirst().orElse(null);
  }

  /// Whatever the field takes, as it is written.
  static List<String> taken(Field field, boolean keyed) {
    return Stream.of(values())
        .filter(form -> form.of(field, keyed) != null)
        .map(form -> form.shown)
        .toList();
  }

  String shown() {
    return shown;
  }
}
