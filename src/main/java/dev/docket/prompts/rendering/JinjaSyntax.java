package dev.docket.prompts.rendering;

import com.hubspot.jinjava.el.ExtendedSyntaxBuilder;
import jinjava.de.odysseus.el.tree.impl.Parser;

/// Makes expressions of texts.
final class JinjaSyntax extends ExtendedSyntaxBuilder {

  private static final long serialVersionUID = 1L;

  JinjaSyntax() {
    super(Feature.METHOD_INVOCATIONS, Feature.VARARGS, Feature.NULL_PROPERTIES);
  }

  @Override
  protected Parser createParser(String expression) {
    return new JinjaParser(this, expression);
  }
}
