package dev.docket.analytics.charts;

import dev.docket.analytics.Dimension;
import dev.docket.filter.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads by what a chart is split.
final class GroupingReader {

  private static final int MAX_GROUPS = 100;
  private static final int DEFAULT_GROUPS = 25;

  private static final String LABEL = "label";

  /// PromptLayer's; `groupBy` takes some more.
  private static final List<String> FIELDS =
      List.of(
          "engine",
          "provider_type",
          "prompt_id",
          "prompt_version_number",
          "status",
          "error_type",
          "tags",
          "metadata_keys",
          "output_keys",
          "input_variable_keys",
          "tool_names");

  private GroupingReader() {}

  /// The grouping; null when there is none.
  static @Nullable Grouping read(ChartObject chart, List<Series> series) {
    List<Dimension> by = dimensions(chart);
    if (by.isEmpty()) {
      chart.none(
          "is about groups; the chart has none", "orderBy", "includeOther", "includeMissing");
      return null;
    }
    return new Grouping(
        by,
        chart.whole("limit", DEFAULT_GROUPS, MAX_GROUPS),
        order(chart, series),
        chart.flag("includeOther"),
        chart.flag("includeMissing"));
  }

  private static List<Dimension> dimensions(ChartObject chart) {
    if (chart.has("groupByField")) {
      chart.none("and `groupByField` exclude each other", "groupByMetadataKey", "groupBy");
      return List.of(field(chart, "groupByField", FIELDS));
    } else if (chart.has("groupByMetadataKey")) {
      chart.none("and `groupByMetadataKey` exclude each other", "groupBy");
      return List.of(key(chart, "groupByMetadataKey"));
    }
    List<Dimension> dimensions = new ArrayList<>();
    for (ChartObject by : chart.objects("groupBy", 1, 2)) {
      if (by.has("field") == by.has("metadataKey")) {
        throw by.fault("field", "each of `groupBy` has either a `field` or a `metadataKey`.");
      }
      Dimension dimension =
          by.has("field") ? field(by, "field", Dimension.OfField.NAMES) : key(by, "metadataKey");
      if (dimensions.contains(dimension)) {
        throw by.fault(
            by.has("field") ? "field" : "metadataKey", "`groupBy` names the same twice.");
      }
      dimensions.add(dimension);
    }
    return dimensions;
  }

  private static Dimension field(ChartObject object, String property, List<String> fields) {
    String field = object.oneOf(property, fields);
    return Dimension.OfField.named(field == null ? "" : field).orElseThrow();
  }

  private static Dimension key(ChartObject object, String property) {
    return new Dimension.OfKey(object.required(property, Limits.KEY, ""));
  }

  private static Grouping.Order order(ChartObject chart, List<Series> series) {
    if (!chart.has("orderBy")) {
      return new Grouping.Order.ByNumber(0, true);
    }
    ChartObject order = chart.object("orderBy");
    List<String> keys = series.stream().map(Series::key).toList();
    String by = order.oneOf("by", Stream.concat(keys.stream(), Stream.of(LABEL)).toList());
    if (by == null) {
      throw order.fault(
          "by", "`by` is required: `%s` or the key of a series.".formatted(LABEL), keys);
    }
    String direction = order.oneOf("order", List.of("asc", "desc"));
    return by.equals(LABEL)
        ? new Grouping.Order.ByLabel("desc".equals(direction))
        : new Grouping.Order.ByNumber(keys.indexOf(by), !"asc".equals(direction));
  }
}
