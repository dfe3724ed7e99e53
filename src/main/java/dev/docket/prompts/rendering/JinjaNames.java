package dev.docket.prompts.rendering;

import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.tree.ExpressionNode;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.parse.ExpressionToken;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jinjava.de.odysseus.el.tree.IdentifierNode;
import jinjava.de.odysseus.el.tree.TreeBuilderException;
import org.jspecify.annotations.Nullable;

/// The variables that a jinja2 text asks for: names that it uses, less those that it sets, loops
/// over or takes as a macro's parameters before.
final class JinjaNames {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> BUILT_IN =
      Set.of("loop", "none", "None", "caller", "varargs", "kwargs", "self");

  private final JinjaSyntax syntax = new JinjaSyntax();
  private final Set<String> names;
  private final Budget budget;

  /// Names that have values of the template's own, here and around.
  ///
  /// A tag does not copy those around it: thousands of tags within tags would fill the memory.
  private record Known(@Nullable Known around, int depth, Set<String> names) {

    /// As deep as tags may be when they are rendered.
    static final int DEEPEST = 200;

    Known(@Nullable Known around, int depth) {
      this(around, depth, new HashSet<>());
    }

    Known inside() {
      if (depth >= DEEPEST) {
        throw new NotRenderable("tags too deep");
      }
      return new Known(this, depth + 1);
    }

    void add(String name) {
      names.add(name);
    }

    boolean contains(String name) {
      for (Known known = this; known != null; known = known.around()) {
        if (known.names().contains(name)) {
          return true;
        }
      }
      return false;
    }
  }

  private JinjaNames(Set<String> names, Budget budget) {
    this.names = names;
    this.budget = budget;
  }

  /// Adds them; none of a text that does not parse, or not in time.
  static void collect(String text, Set<String> names, Budget budget) {
    Set<String> found = new HashSet<>();
    try {
      Context context = JinjaEngine.ENGINE.context();
      JinjaSandbox sandbox = JinjaEngine.ENGINE.sandbox(context, budget);
      new JinjaNames(found, budget)
          .collect(sandbox.parse(JinjaEngine.source(text)), new Known(null, 0));
      names.addAll(found);
    } catch (RuntimeException | StackOverflowError e) {
      // Such a text is never rendered; what it names is of no use.
    }
  }

  private void collect(Node parent, Known known) {
    for (Node node : parent.getChildren()) {
      if (node instanceof ExpressionNode expression) {
        expression(((ExpressionToken) expression.getMaster()).getExpr(), known);
      } else if (node instanceof TagNode tag) {
        tag(tag, known);
      }
    }
  }

  private void tag(TagNode tag, Known known) {
    String helpers = tag.getHelpers().strip();
    switch (tag.getName()) {
      case "for" -> {
        ForClause clause = ForClause.parse(helpers);
        expression(clause.list(), known);
        Known inside = known.inside();
        clause.names().forEach(inside::add);
        expression(clause.condition(), inside);
        collect(tag, inside);
      }
      case "set" -> set(tag, helpers, known);
      case "macro" -> macro(tag, helpers, known);
      case "raw" -> {}
      case "call" -> {
        expression(helpers.replaceFirst("^\\([^)]*\\)\\s*", ""), known);
        collect(tag, known.inside());
      }
      case "block" -> collect(tag, known);
      default -> {
        expression(helpers, known);
        collect(tag, known);
      }
    }
  }

  private void set(TagNode tag, String helpers, Known known) {
    int equals = helpers.indexOf('=');
    collect(tag, known.inside());
    if (equals >= 0) {
      expression("[" + helpers.substring(equals + 1) + "]", known);
    }
    Matcher target = NAME.matcher(equals < 0 ? helpers : helpers.substring(0, equals));
    while (target.find()) {
      known.add(target.group());
      if (equals < 0) {
        return;
      }
    }
  }

  /// Its parameters are names with defaults, which is what the arguments of a call are.
  private void macro(TagNode tag, String helpers, Known known) {
    Known inside = known.inside();
    Matcher parameter = NAME.matcher(helpers);
    while (parameter.find()) {
      inside.add(parameter.group());
    }
    collect(tag, inside);
  }

  private void expression(String expression, Known known) {
    if (expression.isBlank()) {
      return;
    }
    budget.mustBeInTime();
    try {
      for (IdentifierNode used : syntax.build("#{" + expression + "}").getIdentifierNodes()) {
        String name = used.getName();
        if (NAME.matcher(name).matches() && isVariable(name) && !known.contains(name)) {
          names.add(name);
        }
      }
    } catch (TreeBuilderException e) {
      throw new NotRenderable("not an expression");
    }
  }

  private static boolean isVariable(String name) {
    return !BUILT_IN.contains(name) && !name.startsWith("____");
  }
}
