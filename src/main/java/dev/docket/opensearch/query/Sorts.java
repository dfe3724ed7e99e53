package dev.docket.opensearch.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.filter.Field;
import dev.docket.search.Sort;
import java.util.List;
import org.opensearch.client.opensearch._types.FieldSort;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortMode;
import org.opensearch.client.opensearch._types.SortOptions;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.mapping.FieldType;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/// Says a [Sort] in the engine's words, and the values by which a hit was ordered in ours.
final class Sorts {

  /// The start time's twin, by which the index is sorted. A range on the field that sorts an index
  /// loses hits when documents have nested children, so filters and sorts use two fields.
  private static final String START = "sort_time";

  private static final SortOptions NEWEST_ID = by("seq", SortOrder.Desc);

  private Sorts() {}

  static List<SortOptions> of(Sort sort) {
    SortOrder order = sort.order() == Sort.Order.ASC ? SortOrder.Asc : SortOrder.Desc;
    return switch (sort.key()) {
      case Sort.Field field -> List.of(by(path(field), order), NEWEST_ID);
      case Sort.Score(String name) -> List.of(byScore(name, order), NEWEST_ID);
      case Sort.Relevance _ ->
          List.of(
              SortOptions.of(s -> s.score(score -> score.order(order))),
              by(START, SortOrder.Desc),
              NEWEST_ID);
    };
  }

  private static SortOptions by(String path, SortOrder order) {
    return SortOptions.of(s -> s.field(last(path, order).build()));
  }

  private static SortOptions byScore(String name, SortOrder order) {
    FieldPaths.Numbers scores = FieldPaths.numbers(Field.SCORES);
    Query named =
        Query.of(
            q -> q.term(t -> t.field(scores.key()).value(FieldPaths.term(Field.SCORES, name))));
    return SortOptions.of(s ->
        s.field(
            last(scores.value(), order)
                .mode(SortMode.Max)
                .unmappedType(FieldType.Integer)
                .nested(n -> n.path(scores.path()).filter(named))
                .build()));
  }

  private static FieldSort.Builder last(String path, SortOrder order) {
    return new FieldSort.Builder().field(path).order(order).missing(FieldValue.of("_last"));
  }

  private static String path(Sort.Field field) {
    return switch (field) {
      case REQUEST_START_TIME -> START;
      case REQUEST_END_TIME -> "request_end_time";
      case INPUT_TOKENS -> "input_tokens";
      case OUTPUT_TOKENS -> "output_tokens";
      case COST -> "price";
      case LATENCY_MS -> "latency_ms";
      case STATUS -> "status";
    };
  }

  /// The values of a hit, for a cursor.
  static List<JsonNode> values(List<FieldValue> values) {
    return values.stream().map(Sorts::value).toList();
  }

  private static JsonNode value(FieldValue value) {
    return switch (value._kind()) {
      case Long -> LongNode.valueOf(value.longValue());
      case Double -> DoubleNode.valueOf(value.doubleValue());
      case String -> TextNode.valueOf(value.stringValue());
      case Null -> NullNode.getInstance();
      case Boolean -> throw new IllegalStateException("nothing is ordered by " + value);
    };
  }

  /// The values of a cursor, for the engine.
  static List<FieldValue> after(List<JsonNode> values) {
    return values.stream().map(Sorts::after).toList();
  }

  private static FieldValue after(JsonNode value) {
    if (value.isNull()) {
      return FieldValue.NULL;
    }
    if (value.isTextual()) {
      return FieldValue.of(value.textValue());
    }
    return value.isIntegralNumber()
        ? FieldValue.of(value.longValue())
        : FieldValue.of(value.doubleValue());
  }
}
