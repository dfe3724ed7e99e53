package dev.docket.prompts.rendering;

import com.hubspot.jinjava.el.ext.AstFilterChain;
import com.hubspot.jinjava.el.ext.FilterSpec;
import com.hubspot.jinjava.el.ext.NamedParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import jinjava.de.odysseus.el.tree.impl.ast.AstParameters;
import jinjava.javax.el.ELContext;
import org.jspecify.annotations.Nullable;

/// A value with filters behind it. There are Docket's own filters only: Jinjava's know no bounds.
final class Filtered extends AstFilterChain {

  Filtered(AstNode input, List<FilterSpec> filters) {
    super(input, filters);
    filters.forEach(filter -> Filters.named(filter.getName()));
  }

  @Override
  public @Nullable Object eval(Bindings bindings, ELContext context) {
    Object value = getInput().eval(bindings, context);
    for (FilterSpec filter : getFilterSpecs()) {
      List<@Nullable Object> positional = new ArrayList<>();
      Map<String, Object> named = new LinkedHashMap<>();
      AstParameters parameters = filter.getParams();
      for (int i = 0; parameters != null && i < parameters.getCardinality(); i++) {
        Object argument = parameters.getChild(i).eval(bindings, context);
        if (argument instanceof NamedParameter parameter) {
          named.put(parameter.getName(), parameter.getValue());
        } else {
          positional.add(argument);
        }
      }
      value = Filters.apply(filter.getName(), new FilterCall(value, positional, named));
    }
    return value;
  }
}
