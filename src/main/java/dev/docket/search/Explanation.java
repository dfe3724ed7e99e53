package dev.docket.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Located;
import dev.docket.filter.QueryPrinter;
import dev.docket.json.Json;
import dev.docket.search.ExplanationSource.Count;
import dev.docket.search.ExplanationSource.Counts;
import dev.docket.search.ExplanationSource.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Why a search found nothing.
///
/// @param outsideRange how many requests match outside `from` and `to`; null when there is no range
public record Explanation(List<Condition> conditions, @Nullable Long outsideRange) {

  /// Longer conditions are cut: a text is for reading, a list may have thousands of values.
  private static final int MAX_TEXT = 500;

  public Explanation {
    conditions = List.copyOf(conditions);
  }

  /// One condition of the search.
  ///
  /// @param where it stands in the call
  /// @param text as a line of the query language
  public record Condition(Located where, String text, Count count) {}

  static Explanation of(ExplanationQuery query, Counts counts) {
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i < query.parts().size(); i++) {
      ExplanationQuery.Part part = query.parts().get(i);
      conditions.add(
          new Condition(
              part.where(), cut(QueryPrinter.print(part.filter())), counts.parts().get(i)));
    }
    return new Explanation(conditions, query.hasRange() ? counts.whole() : null);
  }

  private static String cut(String text) {
    if (text.length() <= MAX_TEXT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
    return text.substring(0, end) + "…";
  }

  /// The condition that empties the set: without it the most would be found. There is none when
  /// nothing would be found without any single one.
  OptionalInt culprit() {
    return IntStream.range(0, conditions.size())
        .filter(i -> conditions.get(i).count().without() > 0)
        .reduce((a, b) ->
            conditions.get(b).count().without() > conditions.get(a).count().without() ? b : a);
  }

  /// As it stands in the answer to the search.
  ObjectNode json() {
    ObjectNode json = Json.object();
    ArrayNode array = json.putArray("conditions");
    conditions.forEach(condition -> array.add(json(condition)));
    OptionalInt culprit = culprit();
    if (culprit.isPresent()) {
      json.put("culprit", conditions.get(culprit.getAsInt()).where().pointer())
          .put("culprit_index", culprit.getAsInt());
    } else {
      json.putNull("culprit").putNull("culprit_index");
    }
    return json.put("outside_range", outsideRange);
  }

  private static ObjectNode json(Condition condition) {
    Located where = condition.where();
    ObjectNode json = Json.object().put("pointer", where.pointer());
    if (where.to() > where.from()) {
      json.put("from", where.from()).put("to", where.to());
    }
    Count count = condition.count();
    json.put("text", condition.text()).put("alone", count.alone()).put("without", count.without());
    switch (count.nearest()) {
      case null -> {}
      case Nearest.Key(String key, long requests) ->
          json.putObject("nearest").put("key", key).put("requests", requests);
      case Nearest.Value(String value, long requests) ->
          json.putObject("nearest").put("value", value).put("requests", requests);
    }
    return json;
  }
}
