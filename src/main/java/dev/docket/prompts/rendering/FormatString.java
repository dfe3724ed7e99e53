package dev.docket.prompts.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/// Python's `string.Formatter().format(text, **variables)` over JSON values; what is missing or
/// null is an empty text.
final class FormatString {

  /// Fields in fields' specifications, as Python bounds them.
  private static final int NESTED = 2;

  private static final JsonNode EMPTY = TextNode.valueOf("");

  private final JsonNode variables;
  private final Budget budget;

  private FormatString(JsonNode variables, Budget budget) {
    this.variables = variables;
    this.budget = budget;
  }

  /// @throws NotRenderable when Python would throw
  /// @throws Bomb when it would become too long
  static String render(String text, JsonNode variables, Budget budget) {
    return new FormatString(variables, budget).render(text, NESTED);
  }

  /// Adds the variables that the text names; none of a text that does not parse.
  static void collectVariables(String text, Set<String> names) {
    try {
      collect(text, NESTED, names);
    } catch (NotRenderable e) {
      // Such a text is never rendered; what it names is of no use.
    }
  }

  private static void collect(String text, int nested, Set<String> names) {
    List<FormatPiece> pieces = FormatParser.parse(text);
    for (FormatPiece piece : pieces) {
      if (piece instanceof FormatPiece.Field field) {
        names.add(FieldName.parse(field.name()).variable());
        if (nested > 0) {
          collect(field.spec(), nested - 1, names);
        }
      }
    }
  }

  private String render(String text, int nested) {
    if (nested < 0) {
      throw new NotRenderable("fields too deep in fields");
    }
    StringBuilder out = new StringBuilder();
    for (FormatPiece piece : FormatParser.parse(text)) {
      String part =
          switch (piece) {
            case FormatPiece.Literal literal -> literal.text();
            case FormatPiece.Field field -> field(field, nested);
          };
      budget.mustBeInTime();
      budget.spend(part.length());
      out.append(part);
    }
    return out.toString();
  }

  private String field(FormatPiece.Field field, int nested) {
    FieldName name = FieldName.parse(field.name());
    JsonNode variable = variables.path(name.variable());
    boolean absent = variable.isMissingNode() || variable.isNull();
    JsonNode value = converted(name.in(absent ? EMPTY : variable), field.conversion());
    String spec = field.spec().isEmpty() ? "" : render(field.spec(), nested - 1);
    return spec.isEmpty() ? PythonText.str(value) : formatted(value, FormatSpec.parse(spec));
  }

  private JsonNode converted(JsonNode value, int conversion) {
    if (conversion == 0) {
      return value;
    }
    String text =
        switch (conversion) {
          case 's' -> PythonText.str(value);
          case 'r' -> PythonText.repr(value);
          case 'a' -> PythonText.ascii(PythonText.repr(value));
          default -> throw new NotRenderable("an unknown conversion");
        };
    // A precision of 0 would make nothing of it, as often as the template likes.
    budget.spend(text.length());
    return TextNode.valueOf(text);
  }

  private static String formatted(JsonNode value, FormatSpec spec) {
    return switch (value.getNodeType()) {
      case STRING -> FormattedText.format(value.textValue(), spec);
      case BOOLEAN ->
          FormattedNumber.format(value.booleanValue() ? BigInteger.ONE : BigInteger.ZERO, spec);
      case NUMBER ->
          value.isIntegralNumber()
              ? FormattedNumber.format(value.bigIntegerValue(), spec)
              : FormattedNumber.format(value.doubleValue(), spec);
      case ARRAY, BINARY, MISSING, NULL, OBJECT, POJO ->
          throw new NotRenderable("a value that has no formats");
    };
  }
}
