package dev.docket.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Filter.And;
import dev.docket.filter.Filter.Everything;
import dev.docket.filter.Filter.Not;
import dev.docket.filter.Filter.Nothing;
import dev.docket.filter.Filter.NumberRange;
import dev.docket.filter.Filter.Or;
import dev.docket.filter.Filter.TimeRange;
import dev.docket.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says a [Filter] as the wire's `filter_group`. Read again it is the same filter, simplified.
public final class FilterPrinter {

  private static final String ALL = "AND";
  private static final String ANY = "OR";
  private static final String NONE = "NOT";

  private FilterPrinter() {}

  /// The group; a single condition is a group of one.
  public static ObjectNode print(Filter filter) {
    ObjectNode node = node(Simplify.of(filter));
    return node.has("filters") ? node : group(ALL, List.of(node));
  }

  /// How many groups stand within one another.
  static int depth(JsonNode group) {
    int depth = 0;
    for (JsonNode part : group.path("filters")) {
      depth = Math.max(depth, depth(part));
    }
    return group.has("filters") ? depth + 1 : 0;
  }

  /// Whether no operator denies the condition, so that a group must.
  static boolean isDeniedByGroup(Filter condition) {
    return not(condition).has("filters");
  }

  private static ObjectNode node(Filter filter) {
    return switch (filter) {
      case Everything ignored -> group(ALL, List.of());
      case Nothing ignored -> group(NONE, List.of(group(ALL, List.of())));
      case And and -> group(ALL, parts(and.all(), true));
      case Or or -> group(ANY, parts(or.any(), false));
      case Not not -> not(not.filter());
      default -> leaf(filter);
    };
  }

  /// A range that takes two conditions stands among the others of a group that means the same,
  /// unless it would meet another range there.
  private static List<ObjectNode> parts(List<Filter> filters, boolean all) {
    List<ObjectNode> parts = new ArrayList<>();
    for (Filter filter : filters) {
      Ends ends = ends(filter);
      if (ends.conditions().size() > 1 && ends.all() == all && Meeting.isAlone(filter, filters)) {
        parts.addAll(ends.conditions());
      } else {
        parts.add(node(filter));
      }
    }
    return parts;
  }

  private static ObjectNode leaf(Filter leaf) {
    Ends ends = ends(leaf);
    return switch (ends.conditions().size()) {
      case 0 -> ConditionPrinter.print(leaf);
      case 1 -> ends.conditions().getFirst();
      default -> group(ends.all() ? ALL : ANY, ends.conditions());
    };
  }

  private static ObjectNode not(Filter denied) {
    if (denied instanceof Or or) {
      return group(NONE, parts(or.any(), false));
    }
    ObjectNode node = node(denied);
    Optional<Operator> negative = ConditionPrinter.negative(node);
    if (negative.isEmpty()) {
      return group(NONE, List.of(node));
    }
    return node.put("operator", negative.get().wireName());
  }

  private static ObjectNode group(String logic, List<ObjectNode> parts) {
    ObjectNode group = Json.object().put("logic", logic);
    ArrayNode filters = group.putArray("filters");
    parts.forEach(filters::add);
    return group;
  }

  /// What a range is made of.
  ///
  /// @param all whether all of the conditions must be true, or any
  /// @param conditions none when the filter is no range; one may be a group
  private record Ends(boolean all, List<ObjectNode> conditions) {}

  private static Ends ends(Filter filter) {
    return switch (filter) {
      case NumberRange number -> {
        List<Range<Double>> ranges =
            number.range().isMixed() ? number.range().ends() : List.of(number.range());
        yield new Ends(
            true,
            ranges.stream().map(range -> ConditionPrinter.number(number.field(), range)).toList());
      }
      case TimeRange time -> times(time);
      default -> new Ends(true, List.of());
    };
  }

  private static Ends times(TimeRange time) {
    Range<Instant> range = time.range();
    if (range.isMixed() && QueryDays.of(range) == null) {
      return new Ends(
          true, range.ends().stream().map(end -> leaf(new TimeRange(time.field(), end))).toList());
    }
    // No operator includes one end only.
    Instant end = range.onlyEnd();
    if (end != null) {
      Range<Instant> open = range.low() == null ? Range.below(end, false) : Range.above(end, false);
      return new Ends(
          false,
          List.of(
              ConditionPrinter.time(time.field(), Range.exactly(end)),
              ConditionPrinter.time(time.field(), open)));
    }
    return new Ends(true, List.of(ConditionPrinter.time(time.field(), range)));
  }
}
