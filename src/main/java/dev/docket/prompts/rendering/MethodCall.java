package dev.docket.prompts.rendering;

import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.ast.AstDot;
import jinjava.de.odysseus.el.tree.impl.ast.AstMethod;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import jinjava.de.odysseus.el.tree.impl.ast.AstParameters;
import jinjava.javax.el.ELContext;
import org.jspecify.annotations.Nullable;

/// `value.method(…)`. Jinjava makes nothing of a call on nothing; jinja2 throws.
final class MethodCall extends AstMethod {

  private final Dot dot;
  private final AstParameters parameters;

  MethodCall(Dot dot, AstParameters parameters) {
    super(dot, parameters);
    this.dot = dot;
    this.parameters = parameters;
  }

  @Override
  public @Nullable Object eval(Bindings bindings, ELContext context) {
    Object base = dot.base.eval(bindings, context);
    if (base == null) {
      throw JinjaSandbox.current().failed(new NotRenderable("a call on nothing"));
    }
    Object[] arguments = parameters.eval(bindings, context);
    return context.getELResolver().invoke(context, base, dot.name, null, arguments);
  }

  /// `value.name`, which remembers both.
  static final class Dot extends AstDot {

    private final AstNode base;
    private final String name;

    Dot(AstNode base, String name, boolean lvalue) {
      super(base, name, lvalue);
      this.base = base;
      this.name = name;
    }
  }
}
