package dev.docket.search;

import dev.docket.filter.Field;
import dev.docket.filter.FieldKind;
import dev.docket.filter.Filter;
import dev.docket.filter.Filter.HasKey;
import dev.docket.filter.Filter.KeyContains;
import dev.docket.filter.Filter.KeyNumber;
import dev.docket.filter.Filter.KeyOneOf;
import dev.docket.filter.Filter.KeyStartsWith;
import dev.docket.filter.Filter.OneOf;
import dev.docket.filter.Located;
import dev.docket.filter.Selection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What to count of a search that found nothing, to say why.
///
/// @param all everything that was asked for but the range of `from` and `to`
/// @param range that range; [Filter.Everything] when there is none
/// @param parts the conditions to explain, each with what remains without it
public record ExplanationQuery(Filter all, Filter range, List<Part> parts) {

  public ExplanationQuery {
    parts = List.copyOf(parts);
  }

  /// Of a selection all that can be afforded.
  static ExplanationQuery of(Selection selection) {
    return new ExplanationQuery(
        selection.filter(),
        new Selection(new Filter.Everything(), selection.from(), selection.to()).whole(),
        new Conditions(selection.asked().tree(), selection.asked().conditions()).parts());
  }

  public boolean hasRange() {
    return !(range instanceof Filter.Everything);
  }

  /// One condition.
  ///
  /// @param where it stands in the call
  /// @param filter as it counts: within a NOT it is denied
  /// @param without the rest of the question
  public record Part(Located where, Filter filter, Filter without) {

    /// The key that a request must have for the condition to be true of it.
    public Optional<HasKey> key() {
      return Optional.ofNullable(
          switch (filter) {
            case HasKey has -> has;
            case KeyOneOf one -> new HasKey(one.field(), one.key());
            case KeyContains part -> new HasKey(part.field(), part.key());
            case KeyStartsWith start -> new HasKey(start.field(), start.key());
            case KeyNumber number -> new HasKey(number.field(), number.key());
            default -> null;
          });
    }

    /// The exact values that a request must have one of.
    public Optional<Sought> values() {
      return switch (filter) {
        case OneOf one when one.field().kind() != FieldKind.ID ->
            Optional.of(new Sought(one.field(), null, one.values()));
        case KeyOneOf one -> Optional.of(new Sought(one.field(), one.key(), one.values()));
        default -> Optional.empty();
      };
    }
  }

  /// Texts that may be misspelled.
  ///
  /// @param key under which they stand, if they do
  public record Sought(Field field, @Nullable String key, List<String> texts) {}
}
