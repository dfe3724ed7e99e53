package dev.docket.prompts.rendering;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.JinjavaInterpreter.InterpreterScopeClosable;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `for` as jinja2 has it: with `if` and `else`, over the characters of a text too, and with a
/// scope for each turn.
final class PythonFor implements Tag {

  private static final long serialVersionUID = 1L;

  @Override
  public String getName() {
    return "for";
  }

  @Override
  public String interpret(TagNode node, JinjavaInterpreter interpreter) {
    JinjaSandbox sandbox = (JinjaSandbox) interpreter;
    try {
      return render(node, sandbox);
    } catch (NotRenderable | Bomb e) {
      throw sandbox.failed(e);
    }
  }

  private static String render(TagNode node, JinjaSandbox sandbox) {
    ForClause clause = ForClause.parse(node.getHelpers());
    int line = node.getLineNumber();
    List<Object> elements = Py.list(sandbox.resolveELExpression(clause.list(), line));
    if (!clause.condition().isEmpty()) {
      elements.removeIf(element -> !holds(clause, element, line, sandbox));
    }
    Loop loop = new Loop(elements, depth(sandbox));
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < elements.size(); i++) {
      try (InterpreterScopeClosable _ = sandbox.enterScope()) {
        loop.moveTo(i);
        sandbox.getContext().put("loop", loop);
        bind(clause.names(), elements.get(i), sandbox);
        render(node, true, sandbox, out);
      }
    }
    if (elements.isEmpty()) {
      render(node, false, sandbox, out);
    }
    return out.toString();
  }

  private static int depth(JinjaSandbox sandbox) {
    return sandbox.getContext().get("loop") instanceof Loop outer ? outer.depth() + 1 : 0;
  }

  private static boolean holds(
      ForClause clause, @Nullable Object element, int line, JinjaSandbox sandbox) {
    sandbox.step();
    try (InterpreterScopeClosable _ = sandbox.enterScope()) {
      bind(clause.names(), element, sandbox);
      return Py.isTrue(sandbox.resolveELExpression(clause.condition(), line));
    }
  }

  private static void bind(List<String> names, @Nullable Object element, JinjaSandbox sandbox) {
    if (names.size() == 1) {
      sandbox.getContext().put(names.getFirst(), element);
      return;
    }
    if (element == null) {
      throw new NotRenderable("nothing to take apart");
    }
    List<Object> parts = Py.list(element);
    if (parts.size() != names.size()) {
      throw new NotRenderable("as many names as there are parts");
    }
    for (int i = 0; i < parts.size(); i++) {
      sandbox.getContext().put(names.get(i), parts.get(i));
    }
  }

  /// What is before `else`, or after it.
  private static void render(
      TagNode node, boolean before, JinjaSandbox sandbox, StringBuilder out) {
    boolean isBefore = true;
    sandbox.step();
    for (Node child : new ArrayList<>(node.getChildren())) {
      if (child instanceof TagNode tag && tag.getName().equals("else")) {
        isBefore = false;
      } else if (isBefore == before) {
        out.append(child.render(sandbox).getValue());
      }
    }
  }
}
