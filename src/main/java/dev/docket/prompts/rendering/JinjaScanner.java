package dev.docket.prompts.rendering;

import com.hubspot.jinjava.el.ext.ExtendedScanner;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Jinjava's words without those that are names in jinja2: a variable may be called `empty`.
final class JinjaScanner extends ExtendedScanner {

  private static final Set<String> NAMES =
      Set.of("empty", "null", "div", "mod", "eq", "ne", "lt", "le", "gt", "ge", "instanceof");

  JinjaScanner(String input) {
    super(input);
  }

  @Override
  protected @Nullable Token keyword(String word) {
    return NAMES.contains(word) ? null : super.keyword(word);
  }
}
