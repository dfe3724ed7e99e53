package dev.docket.analytics.keys;

import dev.docket.filter.Likeness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds what is odd about keys, by holding each against all others.
final class KeyWarnings {

  /// So many keys in one request each are no accident.
  private static final int MANY_SINGLE = 1_000;

  /// Misspellings are looked for among so many keys, those with most requests.
  private static final int COMPARED = 1_000;

  /// Code points from which a key with one letter changed is a misspelling, and no other word …
  private static final int ONE_STEP = 8;

  /// … and from which one with two is.
  private static final int TWO_STEPS = 16;

  /// A UUID, eight hexadecimal digits with a number in them, or a number of five digits.
  private static final Pattern ID = Pattern.compile("(?i)(?=[a-f]*[0-9])[0-9a-f]{8}|[0-9]{5}");

  private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");

  private final List<Catalogue.Name> compared;
  private final Map<String, List<Catalogue.Name>> alike;
  private final long single;

  /// What is known of all keys.
  ///
  /// @param all those with most requests first
  KeyWarnings(List<Catalogue.Name> all) {
    List<Catalogue.Name> whole = all.stream().filter(Catalogue.Name::whole).toList();
    this.compared = whole.subList(0, Math.min(COMPARED, whole.size()));
    this.alike = whole.stream().collect(Collectors.groupingBy(name -> Likeness.plain(name.key())));
    this.single = all.stream().filter(name -> name.requests() == 1).count();
  }

  List<KeyWarning> of(Catalogue.Name name) {
    List<KeyWarning> warnings = new ArrayList<>();
    if (name.whole()) {
      nearest(name)
          .ifPresent(other ->
              warnings.add(
                  new KeyWarning(
                      KeyWarning.Code.NEAR_DUPLICATE,
                      other.key(),
                      "Nearly the same as a key of %,d requests; was one key meant?"
                          .formatted(other.requests()))));
    }
    if (name.requests() == 1 && (single >= MANY_SINGLE || ID.matcher(name.key()).find())) {
      warnings.add(
          new KeyWarning(
              KeyWarning.Code.LOOKS_LIKE_VALUES,
              null,
              single >= MANY_SINGLE
                  ? "%,d keys are in one request each; what varies belongs into values."
                      .formatted(single)
                  : "It is in one request only and looks like an id; what varies belongs into values."));
    }
    return warnings;
  }

  private Optional<Catalogue.Name> nearest(Catalogue.Name name) {
    Optional<Catalogue.Name> same =
        alike.getOrDefault(Likeness.plain(name.key()), List.of()).stream()
            .filter(
                other -> !other.key().equals(name.key()) && !Likeness.plain(name.key()).isEmpty())
            .findFirst();
    return same.isPresent() ? same : misspelled(name);
  }

  private Optional<Catalogue.Name> misspelled(Catalogue.Name name) {
    record Near(Catalogue.Name other, int steps) {}
    String plain = Likeness.plain(name.key());
    int length = plain.codePointCount(0, plain.length());
    if (length < ONE_STEP || length > Likeness.MAX_LENGTH) {
      return Optional.empty();
    }
    String digits = digits(name.key());
    return compared.stream()
        .filter(other -> digits(other.key()).equals(digits))
        .flatMap(other -> {
          OptionalInt steps = Likeness.steps(name.key(), other.key());
          return steps.isPresent() && steps.getAsInt() <= (length < TWO_STEPS ? 1 : 2)
              ? Stream.of(new Near(other, steps.getAsInt()))
              : Stream.empty();
        })
        .min(Comparator.comparingInt(Near::steps))
        .map(Near::other);
  }

  /// `step_1` and `step_2` are two keys, not one misspelled.
  private static String digits(String key) {
    return NO_DIGITS.matcher(key).replaceAll(" ").strip();
  }
}
