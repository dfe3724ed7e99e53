package dev.docket.prompts.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.problem.ProblemException;

/// Puts a call's variables into a prompt template.
public final class Rendering {

  private Rendering() {}

  /// A new template in which texts are rendered, each in the format of its message, and
  /// placeholders, media variables and tool variables have their values' lists in their place.
  ///
  /// Values are put in as they are: a value that holds `{x}` is not rendered again. A text that
  /// cannot be rendered stays as it was. Neither argument is changed.
  ///
  /// @param variables values by name; null or missing for none
  /// @throws ProblemException [dev.docket.problem.Problem.Refused] when a text would become too
  ///   long, take too long or reaches out of its sandbox, and when a variable is not the list that
  ///   it must be; with a pointer to the text or the variable
  public static JsonNode render(JsonNode promptTemplate, JsonNode variables) {
    Budget budget = new Budget();
    JsonNode rendered =
        Texts.changed(
            promptTemplate,
            (text, format, pointer) -> text(text, format, pointer, variables, budget));
    if (rendered instanceof ObjectNode template) {
      Variables values = new Variables(variables, new Allowance(variables));
      Media.expand(template, values);
      Placeholders.expand(template, values);
      ToolVariables.expand(template, values);
    }
    return rendered;
  }

  private static String text(
      String text, String format, String pointer, JsonNode variables, Budget budget) {
    try {
      return format.equals(Texts.JINJA)
          ? JinjaEngine.ENGINE.render(text, new JinjaVariables(variables), budget)
          : FormatString.render(text, variables, budget);
    } catch (NotRenderable e) {
      return text;
    } catch (Bomb e) {
      throw ProblemException.refused(
          pointer, "The text at %s %s.".formatted(pointer, e.getMessage()));
    }
  }
}
