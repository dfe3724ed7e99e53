package dev.docket.analytics.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What requests that are shown together are called.
final class MemberJson {

  /// Whole numbers up to here are written without a fraction.
  private static final double EXACT_LONGS = 1L << 53;

  /// Longer ranges are written with an exponent.
  private static final int MOST_DIGITS = 15;

  private MemberJson() {}

  static void describe(ObjectNode json, ChartData.Who who, Chart.Shape shape) {
    json.put("label", label(who, shape));
    switch (who) {
      case ChartData.Who.Everyone _ -> {}
      case ChartData.Who.OfGroup group -> {
        if (group.values().size() > 1) {
          ArrayNode labels = json.putArray("labels");
          group.values().forEach(labels::add);
        }
      }
      case ChartData.Who.Others _ -> json.put("kind", "other");
      case ChartData.Who.Groupless _ -> json.put("kind", "missing");
      case ChartData.Who.Between(double from, double to) -> {
        json.set("from", number(unit(shape).answered(from)));
        json.set("to", number(unit(shape).answered(to)));
      }
    }
  }

  private static String label(ChartData.Who who, Chart.Shape shape) {
    return switch (who) {
      case ChartData.Who.Everyone _ -> "Overall";
      case ChartData.Who.OfGroup group -> String.join(" / ", group.values());
      case ChartData.Who.Others _ -> "Other";
      case ChartData.Who.Groupless _ -> "Missing";
      case ChartData.Who.Between(double from, double to) ->
          text(unit(shape).answered(from)) + " – " + text(unit(shape).answered(to));
    };
  }

  private static Unit unit(Chart.Shape shape) {
    return shape instanceof Chart.Shape.Histogram histogram
        ? histogram.source().unit()
        : Unit.NUMBER;
  }

  /// What rows call members by: their labels, made different from each other and from what else is
  /// in a row.
  static List<String> keys(List<ChartData.Member> members) {
    Set<String> taken = new HashSet<>(List.of("label", "labels", "bucketKey", "kind"));
    List<String> keys = new ArrayList<>();
    for (ChartData.Member member : members) {
      String label = label(member.who(), new Chart.Shape.Overall());
      String key = label;
      for (int i = 2; !taken.add(key); i++) {
        key = label + " (" + i + ")";
      }
      keys.add(key);
    }
    return keys;
  }

  static JsonNode number(double number) {
    return number == Math.rint(number) && Math.abs(number) <= EXACT_LONGS
        ? LongNode.valueOf((long) number)
        : DoubleNode.valueOf(number);
  }

  private static String text(double number) {
    BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    String plain =
        exact.scale() <= MOST_DIGITS && exact.precision() - exact.scale() <= MOST_DIGITS
            ? exact.toPlainString()
            : exact.toString();
    return plain;
  }
}
