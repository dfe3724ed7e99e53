package dev.docket.prompts.rendering;

import java.util.ArrayList;
import java.util.List;
import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.ast.AstFunction;
import jinjava.de.odysseus.el.tree.impl.ast.AstParameters;
import jinjava.javax.el.ELContext;

/// `range(…)`. Jinjava's own ends at its limit without a word.
final class Range extends AstFunction {

  /// As in jinja2's sandbox.
  private static final int LONGEST = 100_000;

  private final AstParameters parameters;

  Range(String name, int index, AstParameters parameters) {
    super(name, index, parameters, true);
    this.parameters = parameters;
  }

  @Override
  public Object eval(Bindings bindings, ELContext context) {
    Object[] given = parameters.eval(bindings, context);
    if (given.length == 0 || given.length > 3) {
      throw new NotRenderable("range of nothing");
    }
    long from = given.length == 1 ? 0 : bound(given[0]);
    long to = bound(given.length == 1 ? given[0] : given[1]);
    long step = given.length == 3 ? bound(given[2]) : 1;
    if (step == 0) {
      throw new NotRenderable("range without steps");
    }
    long length = Math.max(0, Math.ceilDiv(to - from, step));
    if (length > LONGEST) {
      throw JinjaSandbox.current()
          .failed(new Bomb("has a range of more than %,d".formatted(LONGEST)));
    }
    JinjaSandbox.current().listed(length);
    List<Object> range = new ArrayList<>((int) length);
    for (long i = 0; i < length; i++) {
      range.add(from + i * step);
    }
    return range;
  }

  private static long bound(Object value) {
    if (!Py.isWhole(value)) {
      throw new NotRenderable("range of what is no number");
    }
    long bound = Py.whole(value).longValue();
    return Math.clamp(bound, -(1L << 60), 1L << 60);
  }
}
