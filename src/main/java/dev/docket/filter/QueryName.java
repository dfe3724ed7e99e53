package dev.docket.filter;

import dev.docket.requests.OutputShape;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What stands before a colon.
///
/// @param text the name, without a key
/// @param from where it begins in the line
/// @param keyFrom where its key does, or the name when there is none
record QueryName(String text, int from, int keyFrom, Subject subject) {

  /// What a condition is about.
  sealed interface Subject {}

  /// What the texts speak of.
  record Words() implements Subject {}

  /// The shape of the answer.
  record Shape() implements Subject {}

  /// A field, or one of its keys.
  record Of(Field field, @Nullable String key) implements Subject {}

  /// What may follow, as it is written.
  List<String> taken() {
    return switch (subject) {
      case Words ignored -> List.of("value");
      case Shape ignored -> Stream.of(OutputShape.values()).map(OutputShape::term).toList();
      case Of of -> QueryForm.taken(of.field(), of.key() != null);
    };
  }
}
