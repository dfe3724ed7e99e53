package dev.docket.prompts.rendering;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.IfTag;
import com.hubspot.jinjava.tree.TagNode;

/// `if` that takes the text `false` for true, as any text that is not empty.
final class PythonIf extends IfTag {

  private static final long serialVersionUID = 1L;

  @Override
  public boolean isPositiveIfElseNode(TagNode node, JinjavaInterpreter interpreter) {
    return Py.isTrue(interpreter.resolveELExpression(node.getHelpers(), node.getLineNumber()));
  }
}
