package dev.docket.prompts.rendering;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import java.beans.FeatureDescriptor;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELResolver;
import org.jspecify.annotations.Nullable;

/// All that a template can do with a value: elements of lists and maps, characters of texts, the
/// fields of `loop`, and the methods that are listed in [JinjaMethods].
///
/// This takes the place of Jinjava's resolver, which calls any public method that is not forbidden.
/// Nothing here uses reflection, so there is no way from a value to its class.
final class JinjaResolver extends ELResolver {

  @Override
  public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object key) {
    JinjaSandbox.current().step();
    context.setPropertyResolved(true);
    String name = String.valueOf(key);
    Object value =
        switch (base) {
          case Map<?, ?> map -> map.get(name);
          case Group group -> group.field(name);
          case List<?> list -> element(list, name);
          case Loop loop -> loop.field(name);
          case CharSequence text -> character(text.toString(), name);
          case null, default -> null;
        };
    if (value == null && isOfClasses(name)) {
      throw JinjaSandbox.current().failed(new Bomb(JinjaMethods.OUTSIDE));
    }
    return value;
  }

  /// Python's names for what stands behind a value, and Java's way there. Neither leads anywhere
  /// here, but whoever writes one is told, instead of getting a prompt with a hole.
  static boolean isOfClasses(String name) {
    return name.startsWith("__") || name.equals("getClass");
  }

  private static @Nullable Object element(List<?> list, String index) {
    try {
      int at = Integer.parseInt(index);
      int position = at < 0 ? at + list.size() : at;
      return position >= 0 && position < list.size() ? list.get(position) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /// A list of all characters would be made for each one.
  private static @Nullable Object character(String text, String index) {
    try {
      int at = Integer.parseInt(index);
      int position =
          at < 0 ? text.offsetByCodePoints(text.length(), at) : text.offsetByCodePoints(0, at);
      return position == text.length() ? null : Character.toString(text.codePointAt(position));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  @Override
  public @Nullable Object invoke(
      ELContext context,
      @Nullable Object base,
      Object method,
      Class<?> @Nullable [] types,
      Object @Nullable [] given) {
    JinjaSandbox sandbox = JinjaSandbox.current();
    sandbox.step();
    context.setPropertyResolved(true);
    List<@Nullable Object> arguments =
        given == null ? Collections.emptyList() : Arrays.asList(given);
    if (base instanceof ExpTest test) {
      return test(test, method.toString(), arguments, sandbox);
    }
    return JinjaMethods.call(base, method.toString(), arguments, sandbox);
  }

  private static boolean test(
      ExpTest test, String method, List<@Nullable Object> arguments, JinjavaInterpreter sandbox) {
    if (arguments.size() < 2) {
      throw new Bomb(JinjaMethods.OUTSIDE);
    }
    Object[] rest = arguments.subList(2, arguments.size()).toArray();
    boolean holds = test.evaluate(arguments.getFirst(), sandbox, rest);
    return method.equals("evaluateNegated") != holds;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
    return Object.class;
  }

  @Override
  public Iterator<FeatureDescriptor> getFeatureDescriptors(
      ELContext context, @Nullable Object base) {
    return Collections.emptyIterator();
  }

  @Override
  public Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
    return Object.class;
  }

  @Override
  public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
    return true;
  }

  @Override
  public void setValue(
      ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
    throw new NotRenderable("values are set by tags only");
  }
}
