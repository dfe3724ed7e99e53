package dev.docket.prompts.rendering;

import jinjava.de.odysseus.el.tree.Tree;
import jinjava.de.odysseus.el.tree.TreeCache;
import jinjava.de.odysseus.el.tree.impl.Cache;
import org.jspecify.annotations.Nullable;

/// Expressions that were parsed lately; only short ones, as nothing else bounds the memory they
/// take.
final class ParsedExpressions implements TreeCache {

  private static final int MOST = 1_000;
  private static final int LONGEST = 500;

  private final Cache cache = new Cache(MOST);

  @Override
  public @Nullable Tree get(String expression) {
    return cache.get(expression);
  }

  @Override
  public void put(String expression, Tree tree) {
    if (expression.length() <= LONGEST) {
      cache.put(expression, tree);
    }
  }
}
