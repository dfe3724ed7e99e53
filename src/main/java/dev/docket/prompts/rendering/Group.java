package dev.docket.prompts.rendering;

import com.hubspot.jinjava.objects.PyWrapper;
import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One group of `groupby`: a pair that can be taken apart, with names for its two parts.
final class Group extends AbstractList<@Nullable Object> implements PyWrapper {

  private final @Nullable Object grouper;
  private final List<Object> list;

  Group(@Nullable Object grouper, List<Object> list) {
    this.grouper = grouper;
    this.list = list;
  }

  @Nullable Object grouper() {
    return grouper;
  }

  List<Object> list() {
    return list;
  }

  @Nullable Object field(String name) {
    return switch (name) {
      case "grouper", "0" -> grouper;
      case "list", "1" -> list;
      default -> null;
    };
  }

  @Override
  public @Nullable Object get(int index) {
    return index == 0 ? grouper : list;
  }

  @Override
  public int size() {
    return 2;
  }
}
