package dev.docket.prompts.rendering;

import com.hubspot.jinjava.objects.PyWrapper;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// Python's tuple: a list that does not change and is printed in round brackets.
final class Tuple extends AbstractList<@Nullable Object> implements PyWrapper, RandomAccess {

  private final List<@Nullable Object> elements;

  Tuple(@Nullable Object... elements) {
    this.elements = Arrays.asList(elements);
  }

  @Override
  public @Nullable Object get(int index) {
    return elements.get(index);
  }

  @Override
  public int size() {
    return elements.size();
  }
}
