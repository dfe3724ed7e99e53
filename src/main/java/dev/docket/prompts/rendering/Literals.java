package dev.docket.prompts.rendering;

import com.hubspot.jinjava.el.ext.AstDict;
import com.hubspot.jinjava.el.ext.AstList;
import com.hubspot.jinjava.el.ext.AstRangeBracket;
import com.hubspot.jinjava.el.ext.AstTuple;
import java.util.Collection;
import java.util.Map;
import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import jinjava.de.odysseus.el.tree.impl.ast.AstParameters;
import jinjava.javax.el.ELContext;
import org.jspecify.annotations.Nullable;

/// Jinjava's lists, dicts and slices, counted: each time that one is computed, it is made anew, and
/// a loop could keep them all.
final class Literals {

  private Literals() {}

  static AstList list(AstParameters elements) {
    return new AstList(elements) {
      @Override
      public Object eval(Bindings bindings, ELContext context) {
        JinjaSandbox.current().listed(elements.getCardinality() + 1L);
        return super.eval(bindings, context);
      }
    };
  }

  static AstTuple tuple(AstParameters elements) {
    return new AstTuple(elements) {
      @Override
      public Object eval(Bindings bindings, ELContext context) {
        JinjaSandbox.current().listed(elements.getCardinality() + 1L);
        return new Tuple(elements.eval(bindings, context));
      }
    };
  }

  static AstDict dict(Map<AstNode, AstNode> entries) {
    return new AstDict(entries) {
      @Override
      public Object eval(Bindings bindings, ELContext context) {
        JinjaSandbox.current().listed(2L * entries.size() + 1);
        return super.eval(bindings, context);
      }
    };
  }

  static AstRangeBracket slice(
      AstNode base, AstNode from, AstNode to, boolean lvalue, boolean strict) {
    return new AstRangeBracket(base, from, to, lvalue, strict, false) {
      @Override
      public @Nullable Object eval(Bindings bindings, ELContext context) {
        Object slice = super.eval(bindings, context);
        switch (slice) {
          case CharSequence text -> FilterCall.made(text.toString());
          case Collection<?> list -> JinjaSandbox.current().listed(list.size() + 1L);
          case null, default -> {}
        }
        return slice;
      }
    };
  }
}
