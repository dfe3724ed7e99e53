package dev.docket.filter;

import dev.docket.filter.Filter.And;
import dev.docket.filter.Filter.Everything;
import dev.docket.filter.Filter.Not;
import dev.docket.filter.Filter.Nothing;
import dev.docket.filter.Filter.Or;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Brings a filter to the smallest form that is true of the same requests: groups of one, groups in
/// groups of the same kind, double denials and repetitions go; what is always or never true is
/// taken up.
public final class Simplify {

  private Simplify() {}

  public static Filter of(Filter filter) {
    return switch (filter) {
      case And and -> and(and.all());
      case Or or -> or(or.any());
      case Not not -> not(of(not.filter()));
      default -> filter;
    };
  }

  private static Filter and(List<Filter> all) {
    Set<Filter> kept = new LinkedHashSet<>();
    for (Filter part : all) {
      switch (of(part)) {
        case Nothing nothing -> {
          return nothing;
        }
        case Everything ignored -> {}
        case And inner -> kept.addAll(inner.all());
        case Filter other -> kept.add(other);
      }
    }
    return kept.isEmpty() ? new Everything() : group(kept, new And(List.copyOf(kept)));
  }

  private static Filter or(List<Filter> any) {
    Set<Filter> kept = new LinkedHashSet<>();
    for (Filter part : any) {
      switch (of(part)) {
        case Everything everything -> {
          return everything;
        }
        case Nothing ignored -> {}
        case Or inner -> kept.addAll(inner.any());
        case Filter other -> kept.add(other);
      }
    }
    return kept.isEmpty() ? new Nothing() : group(kept, new Or(List.copyOf(kept)));
  }

  private static Filter group(Set<Filter> parts, Filter group) {
    return parts.size() == 1 ? parts.iterator().next() : group;
  }

  private static Filter not(Filter filter) {
    return switch (filter) {
      case Not inner -> inner.filter();
      case Everything ignored -> new Nothing();
      case Nothing ignored -> new Everything();
      default -> new Not(filter);
    };
  }
}
