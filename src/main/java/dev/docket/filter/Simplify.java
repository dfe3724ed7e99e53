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
/// taken up. A lower and an upper bound of the same field become one range, as do a bound and the
/// value at it.
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
    List<Filter> parts = Meeting.inAnd(kept);
    return parts.isEmpty() ? new Everything() : group(parts, new And(parts));
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
    List<Filter> parts = Meeting.inOr(kept);
    return parts.isEmpty() ? new Nothing() : group(parts, new Or(parts));
  }

  private static Filter group(List<Filter> parts, Filter group) {
    return parts.size() == 1 ? parts.getFirst() : group;
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
