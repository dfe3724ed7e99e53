package dev.docket.prompts.rendering;

import com.hubspot.jinjava.interpret.Context;
import java.util.Map;
import java.util.Set;

/// The outermost names of one rendering.
///
/// What an expression has used is noted in all contexts around it. Here that ends: the one around
/// this is shared, and would grow for ever.
final class JinjaContext extends Context {

  JinjaContext(Context base, Map<Library, Set<String>> disabled) {
    super(base, Map.of(), disabled);
  }

  @Override
  public void addResolvedExpression(String expression) {}

  @Override
  public void addResolvedValue(String value) {}

  @Override
  public void addResolvedFunction(String function) {}
}
