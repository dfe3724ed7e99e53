package dev.docket.analytics.charts;

import dev.docket.filter.Field;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which number of a request a chart is about. A request can lack it, and under a metadata key
/// whose value is a list it has several.
public sealed interface NumberSource {

  /// What its values are, for whoever draws them.
  Unit unit();

  /// What it is called in a label, as the middle of a sentence.
  String label();

  /// A field of the request's.
  record OfField(Field field) implements NumberSource {

    private static final Set<Field> NUMBERS =
        EnumSet.of(
            Field.INPUT_TOKENS,
            Field.OUTPUT_TOKENS,
            Field.COST,
            Field.LATENCY_MS,
            Field.PROMPT_VERSION_NUMBER,
            Field.TURN_COUNT,
            Field.TOOL_CALL_COUNT,
            Field.CACHED_TOKENS,
            Field.THINKING_TOKENS);

    /// The names of all fields that are numbers.
    static final List<String> NAMES = NUMBERS.stream().map(Field::wireName).toList();

    public OfField {
      if (!NUMBERS.contains(field)) {
        throw new IllegalArgumentException(field.wireName());
      }
    }

    static Optional<OfField> named(String wireName) {
      return Field.named(wireName).filter(NUMBERS::contains).map(OfField::new);
    }

    @Override
    public Unit unit() {
      return switch (field) {
        case INPUT_TOKENS, OUTPUT_TOKENS, CACHED_TOKENS, THINKING_TOKENS -> Unit.TOKENS;
        case COST -> Unit.CURRENCY;
        case LATENCY_MS -> Unit.DURATION;
        default -> Unit.NUMBER;
      };
    }

    @Override
    public String label() {
      return switch (field) {
        case LATENCY_MS -> "latency";
        case PROMPT_VERSION_NUMBER -> "prompt version";
        case TURN_COUNT -> "turns";
        case TOOL_CALL_COUNT -> "tool calls";
        default -> field.wireName().replace('_', ' ');
      };
    }
  }

  /// The score of a name.
  record OfScore(String name) implements NumberSource {

    @Override
    public Unit unit() {
      return Unit.NUMBER;
    }

    @Override
    public String label() {
      return "score " + name;
    }
  }

  /// The numbers under a metadata key.
  record OfKey(String key) implements NumberSource {

    @Override
    public Unit unit() {
      return Unit.NUMBER;
    }

    @Override
    public String label() {
      return key;
    }
  }
}
