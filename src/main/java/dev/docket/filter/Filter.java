package dev.docket.filter;

import dev.docket.requests.OutputShape;
import java.time.Instant;
import java.util.List;

/// What is asked of requests, by meaning: each is true or false of every request.
///
/// There are no negative conditions but [Not]: what a request lacks is not there to equal, contain
/// or exceed anything, so the denial of it holds.
public sealed interface Filter {

  /// True of every request.
  record Everything() implements Filter {}

  /// True of none.
  record Nothing() implements Filter {}

  record And(List<Filter> all) implements Filter {
    public And {
      all = List.copyOf(all);
    }
  }

  record Or(List<Filter> any) implements Filter {
    public Or {
      any = List.copyOf(any);
    }
  }

  record Not(Filter filter) implements Filter {}

  /// The field is, or its list holds, one of these, in exactly this case.
  record OneOf(Field field, List<String> values) implements Filter {
    public OneOf {
      values = values.stream().distinct().toList();
    }
  }

  /// The field holds anything at all.
  record Has(Field field) implements Filter {}

  /// The answer is of this shape.
  record HasShape(OutputShape shape) implements Filter {}

  record NumberRange(Field field, Range<Double> range) implements Filter {}

  record TimeRange(Field field, Range<Instant> range) implements Filter {}

  /// The text holds these words side by side, in any case; the last may be only a beginning.
  record TextContains(Field field, String text) implements Filter {}

  /// The text begins with exactly these characters, in any case.
  record TextStartsWith(Field field, String text) implements Filter {}

  /// The text ends with exactly these characters, in any case.
  record TextEndsWith(Field field, String text) implements Filter {}

  /// There is a value under the key.
  record HasKey(Field field, String key) implements Filter {}

  /// A value under the key is one of these, in exactly this case.
  record KeyOneOf(Field field, String key, List<String> values) implements Filter {
    public KeyOneOf {
      values = values.stream().distinct().toList();
    }
  }

  /// A value under the key has these characters somewhere, in any case.
  record KeyContains(Field field, String key, String text) implements Filter {}

  /// A value under the key begins with these characters, in any case.
  record KeyStartsWith(Field field, String key, String text) implements Filter {}

  /// A value under the key is a number in the range.
  record KeyNumber(Field field, String key, Range<Double> range) implements Filter {}

  /// Input or output speaks of this: every word is there, perhaps with a typo, the last perhaps
  /// only begun.
  record Matching(String text) implements Filter {}
}
