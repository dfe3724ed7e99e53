package dev.docket.opensearch.analytics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// A question that takes one search of the engine or several, each after the answer of the one
/// before: what to count first, and what to make of the counts. Questions that are asked beside
/// each other share their searches, see [#all].
///
/// @param <T> what the question is answered with
sealed interface Step<T> {

  /// Nothing more is to be counted.
  record Done<T>(T answer) implements Step<T> {}

  /// Numbers to be counted among the requests that are selected, by one search.
  record Count<T>(Map<String, Aggregation> numbers, Function<Counts, Step<T>> then)
      implements Step<T> {

    public Count {
      numbers = Map.copyOf(numbers);
    }
  }

  /// Counts and is done.
  static <T> Step<T> once(Map<String, Aggregation> numbers, Function<Counts, T> then) {
    return new Count<>(numbers, counts -> new Done<>(then.apply(counts)));
  }

  /// The same question, its answer made into something else.
  default <R> Step<R> map(Function<T, R> made) {
    return switch (this) {
      case Done<T>(T answer) -> new Done<>(made.apply(answer));
      case Count<T>(var numbers, var then) ->
          new Count<>(numbers, counts -> then.apply(counts).map(made));
    };
  }

  /// Goes on with what the answer leads to, in the same search where that is possible.
  default <R> Step<R> then(Function<T, Step<R>> next) {
    return switch (this) {
      case Done<T>(T answer) -> next.apply(answer);
      case Count<T>(var numbers, var then) ->
          new Count<>(numbers, counts -> then.apply(counts).then(next));
    };
  }

  /// Two questions beside each other, and what to make of both answers.
  static <A, B, R> Step<R> both(Step<A> a, Step<B> b, BiFunction<A, B, R> made) {
    record Answers<A, B>(List<A> ofA, List<B> ofB) {}
    Step<Answers<A, B>> first = a.map(answer -> new Answers<>(List.of(answer), List.of()));
    Step<Answers<A, B>> second = b.map(answer -> new Answers<>(List.of(), List.of(answer)));
    return all(List.of(first, second))
        .map(answers ->
            made.apply(answers.getFirst().ofA().getFirst(), answers.getLast().ofB().getFirst()));
  }

  /// All questions beside each other: as many searches as the longest of them takes.
  static <T> Step<List<T>> all(List<Step<T>> steps) {
    Map<String, Aggregation> numbers = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Count<T>(var wanted, _)) {
        String prefix = prefix(i);
        wanted.forEach((name, number) -> numbers.put(prefix + name, number));
      }
    }
    if (steps.stream().allMatch(Done.class::isInstance)) {
      return new Done<>(
          steps.stream().map(step -> step instanceof Done<T>(T answer) ? answer : null).toList());
    }
    return new Count<>(numbers, counts -> all(next(steps, counts)));
  }

  private static <T> List<Step<T>> next(List<Step<T>> steps, Counts counts) {
    List<Step<T>> next = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      next.add(
          switch (steps.get(i)) {
            case Done<T> done -> done;
            case Count<T>(var wanted, var then) -> {
              Map<String, Aggregate> own = new HashMap<>();
              String prefix = prefix(i);
              wanted.keySet().forEach(name -> own.put(name, counts.get(prefix + name)));
              yield then.apply(new Counts(counts.requests(), own));
            }
          });
    }
    return next;
  }

  private static String prefix(int question) {
    return question + ":";
  }
}
