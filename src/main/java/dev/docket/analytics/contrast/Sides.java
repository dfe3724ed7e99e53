package dev.docket.analytics.contrast;

import dev.docket.filter.Filter;
import dev.docket.filter.Selection;
import dev.docket.filter.Simplify;
import java.util.List;

/// The two sets of requests that are held against each other. They may overlap: a request in both
/// counts on both sides.
///
/// @param either true of every request of both, and of no other
public record Sides(Filter a, Filter b, Filter either) {

  /// Two selections.
  static Sides of(Selection a, Selection b) {
    return new Sides(
        a.whole(), b.whole(), Simplify.of(new Filter.Or(List.of(a.whole(), b.whole()))));
  }

  /// A selection, and all other requests that started between its `from` and its `to`. Conditions
  /// on start times are conditions like others: what they leave out is on the other side.
  static Sides withRest(Selection a) {
    Filter time = new Selection(new Filter.Everything(), a.from(), a.to()).whole();
    Filter rest = new Filter.And(List.of(new Filter.Not(a.filter()), time));
    return new Sides(a.whole(), Simplify.of(rest), time);
  }
}
