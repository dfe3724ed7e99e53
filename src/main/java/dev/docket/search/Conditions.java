package dev.docket.search;

import dev.docket.filter.Filter;
import dev.docket.filter.Filter.And;
import dev.docket.filter.Filter.Everything;
import dev.docket.filter.Filter.KeyOneOf;
import dev.docket.filter.Filter.Not;
import dev.docket.filter.Filter.OneOf;
import dev.docket.filter.Filter.Or;
import dev.docket.filter.Located;
import dev.docket.filter.Simplify;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes a question apart into its conditions, and each of them out of it.
///
/// A condition within a NOT is that condition denied. The same condition in two places is one,
/// which stands in the first.
final class Conditions {

  /// So many are explained at most, the first ones …
  static final int EXPLAINED = 20;

  /// … and fewer of long ones: each is asked for within the whole question, so what is sent to the
  /// engine is as many times as long.
  private static final long CHARACTERS = 4_000_000;

  /// Of a condition in the engine's words, its values aside.
  private static final long FRAME = 200;

  /// Values stand in terms with their heads only.
  private static final long LONGEST_TERM = 1_200;

  private final Filter tree;
  private final IdentityHashMap<Filter, Located> located = new IdentityHashMap<>();

  /// Looks at a question as it was asked.
  ///
  /// @param located its conditions, the very objects that are in the tree
  Conditions(Filter tree, List<Located> located) {
    this.tree = tree;
    located.forEach(place -> this.located.put(place.leaf(), place));
  }

  List<ExplanationQuery.Part> parts() {
    Map<Filter, Located> conditions = new LinkedHashMap<>();
    collect(tree, false, conditions);
    return conditions.entrySet().stream()
        .limit(Math.min(EXPLAINED, CHARACTERS / characters(tree)))
        .map(condition ->
            new ExplanationQuery.Part(
                condition.getValue(), condition.getKey(), without(condition.getKey())))
        .toList();
  }

  private void collect(Filter filter, boolean denied, Map<Filter, Located> conditions) {
    Located place = located.get(filter);
    if (place != null) {
      conditions.putIfAbsent(condition(filter, denied), place);
      return;
    }
    switch (filter) {
      case And and -> and.all().forEach(part -> collect(part, denied, conditions));
      case Or or -> or.any().forEach(part -> collect(part, denied, conditions));
      case Not not -> collect(not.filter(), !denied, conditions);
      default -> {}
    }
  }

  private static Filter condition(Filter filter, boolean denied) {
    return Simplify.of(denied ? new Not(filter) : filter);
  }

  private Filter without(Filter condition) {
    return Simplify.of(rest(tree, false, condition).orElse(new Everything()));
  }

  /// What remains; nothing when the whole of it goes. A group goes with its last member: as a group
  /// of none it would be true of everything or of nothing.
  private Optional<Filter> rest(Filter filter, boolean denied, Filter condition) {
    if (located.containsKey(filter)) {
      return condition(filter, denied).equals(condition) ? Optional.empty() : Optional.of(filter);
    }
    return switch (filter) {
      case And and -> rest(and.all(), denied, condition).map(And::new);
      case Or or -> rest(or.any(), denied, condition).map(Or::new);
      case Not not -> rest(not.filter(), !denied, condition).map(Not::new);
      default -> Optional.of(filter);
    };
  }

  private Optional<List<Filter>> rest(List<Filter> parts, boolean denied, Filter condition) {
    List<Filter> rest =
        parts.stream().flatMap(part -> rest(part, denied, condition).stream()).toList();
    return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
  }

  private static long characters(Filter filter) {
    return FRAME
        + switch (filter) {
          case And and -> and.all().stream().mapToLong(Conditions::characters).sum();
          case Or or -> or.any().stream().mapToLong(Conditions::characters).sum();
          case Not not -> characters(not.filter());
          case OneOf one -> characters(one.values());
          case KeyOneOf one -> characters(one.values());
          default -> 0;
        };
  }

  private static long characters(List<String> values) {
    return values.stream().mapToLong(value -> Math.min(value.length(), LONGEST_TERM)).sum();
  }
}
