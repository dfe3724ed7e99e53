package dev.docket.filter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the wire's `filter_group` into a [Filter].
///
/// Everything that is wrong is a refusal with a pointer to it, the field's name and what is
/// allowed. Nothing is ever left out silently: a condition that is not understood would otherwise
/// select more than was asked for.
public final class FilterReader {

  private static final List<String> LOGICS = List.of("AND", "OR", "NOT");

  private final Budget budget;
  private final ConditionReader reader;
  private final List<Located> conditions = new ArrayList<>();

  /// Spends from a budget that other filters of the same call share.
  FilterReader(Budget budget) {
    this.budget = budget;
    this.reader = new ConditionReader(budget);
  }

  /// Reads a group, or a single condition in the place of one.
  ///
  /// @param group null, JSON null and a group without conditions are true of everything
  /// @param pointer where it stands in the caller's body
  /// @throws ProblemException [dev.docket.problem.Problem.Refused]
  public static Filter read(@Nullable JsonNode group, String pointer) {
    return Simplify.of(new FilterReader(new Budget()).tree(group, pointer));
  }

  /// The same, but as it was asked: not simplified, with the very leaves of [#conditions].
  Filter tree(@Nullable JsonNode group, String pointer) {
    return group == null || group.isNull() || group.isMissingNode()
        ? new Filter.Everything()
        : node(group, pointer, 0);
  }

  /// All conditions read so far, in the order of the text.
  List<Located> conditions() {
    return conditions;
  }

  private Filter node(JsonNode node, String pointer, int depth) {
    if (!node.isObject()) {
      throw ProblemException.refused(
          pointer,
          "A filter is an object: a condition {field, operator, value} or a group {logic,"
              + " filters}.");
    }
    if (node.has("field")) {
      if (node.has("filters")) {
        throw ProblemException.refused(
            pointer, "This is a condition (`field`) and a group (`filters`) at once.");
      }
      Filter leaf = reader.read(node, pointer);
      conditions.add(Located.at(pointer, leaf));
      return leaf;
    }
    return group(node, pointer, depth + 1);
  }

  private Filter group(JsonNode group, String pointer, int depth) {
    budget.group(pointer);
    if (depth > Limits.DEPTH) {
      throw ProblemException.refused(
          pointer, "Groups may be nested %d deep.".formatted(Limits.DEPTH));
    }
    String logic = logic(group, pointer);
    List<Filter> parts = parts(group.path("filters"), pointer + "/filters", depth);
    if (parts.isEmpty()) {
      return new Filter.Everything();
    }
    return switch (logic) {
      case "AND" -> new Filter.And(parts);
      case "OR" -> new Filter.Or(parts);
      default -> new Filter.Not(new Filter.Or(parts));
    };
  }

  private List<Filter> parts(JsonNode filters, String pointer, int depth) {
    if (filters.isMissingNode() || filters.isNull()) {
      return List.of();
    }
    if (!filters.isArray()) {
      throw ProblemException.refused(pointer, "`filters` is a list of conditions and groups.");
    }
    List<Filter> parts = new ArrayList<>();
    int index = 0;
    for (JsonNode filter : filters) {
      parts.add(node(filter, pointer + "/" + index++, depth));
    }
    return parts;
  }

  private static String logic(JsonNode group, String pointer) {
    JsonNode logic = group.path("logic");
    if (logic.isMissingNode() || logic.isNull()) {
      return "AND";
    }
    String name = logic.asText().toUpperCase(Locale.ROOT);
    if (!logic.isTextual() || !LOGICS.contains(name)) {
      throw ProblemException.refused(pointer + "/logic", "`logic` is AND, OR or NOT.", LOGICS);
    }
    return name;
  }
}
