package dev.docket.prompts.rendering;

import com.hubspot.jinjava.objects.PyWrapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `loop` is within a loop.
final class Loop implements PyWrapper {

  private final List<?> elements;
  private final int depth;
  private int index;
  private @Nullable Object watched;
  private boolean watching;

  Loop(List<?> elements, int depth) {
    this.elements = elements;
    this.depth = depth;
  }

  void moveTo(int index) {
    this.index = index;
  }

  int depth() {
    return depth;
  }

  @Nullable Object field(String name) {
    int size = elements.size();
    return switch (name) {
      case "index" -> index + 1L;
      case "index0" -> (long) index;
      case "revindex" -> (long) size - index;
      case "revindex0" -> size - index - 1L;
      case "first" -> index == 0;
      case "last" -> index == size - 1;
      case "length" -> (long) size;
      case "depth" -> depth + 1L;
      case "depth0" -> (long) depth;
      case "previtem" -> index == 0 ? null : elements.get(index - 1);
      case "nextitem" -> index == size - 1 ? null : elements.get(index + 1);
      default -> null;
    };
  }

  @Nullable Object call(String method, List<@Nullable Object> arguments) {
    return switch (method) {
      case "cycle" -> {
        if (arguments.isEmpty()) {
          throw new NotRenderable("nothing to cycle through");
        }
        yield arguments.get(index % arguments.size());
      }
      case "changed" -> changed(new Tuple(arguments.toArray()));
      default -> throw new NotRenderable("no method of loops");
    };
  }

  private boolean changed(Tuple now) {
    boolean changed = !watching || !Py.equal(watched, now);
    watching = true;
    watched = now;
    return changed;
  }
}
