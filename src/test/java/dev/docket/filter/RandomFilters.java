package dev.docket.filter;

import dev.docket.filter.Filter.And;
import dev.docket.filter.Filter.Everything;
import dev.docket.filter.Filter.Has;
import dev.docket.filter.Filter.HasKey;
import dev.docket.filter.Filter.HasShape;
import dev.docket.filter.Filter.KeyContains;
import dev.docket.filter.Filter.KeyNumber;
import dev.docket.filter.Filter.KeyOneOf;
import dev.docket.filter.Filter.KeyStartsWith;
import dev.docket.filter.Filter.Matching;
import dev.docket.filter.Filter.Not;
import dev.docket.filter.Filter.NumberRange;
import dev.docket.filter.Filter.OneOf;
import dev.docket.filter.Filter.Or;
import dev.docket.filter.Filter.TextContains;
import dev.docket.filter.Filter.TextEndsWith;
import dev.docket.filter.Filter.TextStartsWith;
import dev.docket.filter.Filter.TimeRange;
import dev.docket.requests.OutputShape;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Filters as callers could have written them, of every kind, with everything that is odd.
public final class RandomFilters {

  private static final Instant DAY = Instant.parse("2026-11-01T00:00:00Z");

  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "OR",
          "AND",
          "NOT",
          "now",
          "*",
          "-x",
          "--",
          "~x",
          ">5",
          ">=",
          "<",
          "a*",
          "*a*",
          "1..2",
          "..",
          "...",
          "a,b",
          ",",
          "a:b",
          ":",
          "a b",
          " a ",
          "a  b",
          "(",
          ")",
          "(a)",
          "\"",
          "\\",
          "\\\"",
          "\\n",
          "a\"b",
          "'",
          "line\nbreak",
          "\t",
          "\r\n",
          "\u0000",
          "\u001f",
          "\u2028",
          "\u00a0",
          "\u3000",
          "\ud800",
          "x\udc00y",
          "😀",
          "\u200d",
          "\u200b",
          "中文",
          "error",
          "SUCCESS",
          "true",
          "42",
          "42.0",
          "1e3",
          "0.1",
          "$",
          "{}",
          "[",
          "#",
          "&",
          "^",
          "metadata.k:v",
          "key.with.dots",
          "\ufffe",
          "ß",
          "q",
          "is:json");

  private static final List<Double> NUMBERS =
      List.of(
          0.0,
          1.0,
          2.0,
          5.0,
          1500.0,
          2000.0,
          90_000.0,
          120_000.0,
          0.1,
          0.5,
          1.1,
          1234.5,
          -3.0,
          -2000.0,
          1e-7,
          123456789012.0,
          1e15,
          9.007199254740994e15,
          1e22,
          1e300,
          4.9e-324,
          1.7976931348623157e308,
          100.1);

  private final Random random;

  public RandomFilters(Random random) {
    this.random = random;
  }

  /// A tree of conditions, not simplified.
  ///
  /// @param depth groups within groups, at most
  public Filter tree(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return random.nextInt(30) == 0 ? new Everything() : leaf();
    }
    return switch (random.nextInt(5)) {
      case 0, 1 -> new And(trees(depth - 1));
      case 2, 3 -> new Or(trees(depth - 1));
      default -> new Not(tree(depth - 1));
    };
  }

  private List<Filter> trees(int depth) {
    List<Filter> trees = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      trees.add(tree(depth));
    }
    return trees;
  }

  /// One condition that is not negative.
  public Filter leaf() {
    return pick(List.<Supplier<Filter>>of(
            this::oneOf,
            this::numbers,
            this::times,
            this::text,
            this::nested,
            this::nested,
            () ->
                new Has(
                    field(
                        FieldKind.OPTIONAL_STRING,
                        FieldKind.ARRAY,
                        FieldKind.NUMBER,
                        FieldKind.NESTED,
                        FieldKind.SCORES)),
            () -> new HasShape(pick(List.of(OutputShape.values()))),
            () -> new Matching(filled(this::words)),
            () -> new KeyNumber(Field.SCORES, value(), range(this::number))))
        .get();
  }

  private Filter oneOf() {
    if (random.nextInt(4) == 0) {
      return new OneOf(
          field(FieldKind.ID), several(() -> Long.toString(1 + random.nextLong((1L << 53) - 1))));
    }
    return new OneOf(
        field(FieldKind.STRING, FieldKind.OPTIONAL_STRING, FieldKind.ARRAY), several(this::value));
  }

  private Filter numbers() {
    Range<Double> range = range(this::number);
    return new NumberRange(field(FieldKind.NUMBER), range);
  }

  private Filter times() {
    Field field = field(FieldKind.TIME);
    return new TimeRange(
        field,
        random.nextInt(3) == 0
            ? Range.halfOpen(time(), DAY.plus(random.nextInt(4), ChronoUnit.DAYS))
            : range(this::time));
  }

  private Filter text() {
    Field field = field(FieldKind.TEXT, FieldKind.TEXTS);
    String text = filled(this::words);
    return switch (random.nextInt(3)) {
      case 0 -> new TextContains(field, text);
      case 1 -> new TextStartsWith(field, text);
      default -> new TextEndsWith(field, text);
    };
  }

  private Filter nested() {
    Field field = field(FieldKind.NESTED);
    String key = value();
    return switch (random.nextInt(6)) {
      case 0, 1 -> new KeyOneOf(field, key, several(this::value));
      case 2 -> new KeyContains(field, key, filled(this::value));
      case 3 -> new KeyStartsWith(field, key, filled(this::value));
      case 4 -> new HasKey(random.nextInt(4) == 0 ? Field.SCORES : field, key);
      default -> new KeyNumber(field, key, range(this::number));
    };
  }

  /// Under keys no operator has two ends of which one is left out; no harm in more of the others.
  private <T extends Comparable<T>> Range<T> range(Supplier<T> value) {
    return switch (random.nextInt(6)) {
      case 0 -> Range.exactly(value.get());
      case 1 -> Range.closed(value.get(), value.get());
      case 2, 3 -> Range.above(value.get(), random.nextBoolean());
      default -> Range.below(value.get(), random.nextBoolean());
    };
  }

  private double number() {
    return pick(NUMBERS);
  }

  private Instant time() {
    return switch (random.nextInt(5)) {
      case 0 -> DAY.plusSeconds(random.nextInt(200_000));
      case 1 -> DAY.plusNanos(random.nextLong(1_000_000_000_000L));
      case 2 -> Instant.parse("-0001-02-03T04:05:06Z");
      case 3 -> Instant.parse("+12345-02-03T04:05:06.789Z");
      default -> DAY.plus(random.nextInt(3), ChronoUnit.DAYS);
    };
  }

  /// A string that may need quotes.
  public String value() {
    return random.nextBoolean() ? "v" + random.nextInt(5) : pick(ODD) + odd() + pick(ODD);
  }

  private String odd() {
    return random.nextBoolean() ? "" : Character.toString(random.nextInt(0x3000));
  }

  private String words() {
    return random.nextBoolean() ? pick(List.of("refund", "late reply", "a b c")) : value();
  }

  private static String filled(Supplier<String> text) {
    return Stream.generate(text).filter(t -> !t.isBlank()).findFirst().orElseThrow();
  }

  private List<String> several(Supplier<String> value) {
    return Stream.generate(value).limit(1 + random.nextInt(3)).toList();
  }

  private Field field(FieldKind... kinds) {
    List<FieldKind> wanted = List.of(kinds);
    return pick(Stream.of(Field.values()).filter(f -> wanted.contains(f.kind())).toList());
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
