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

  private static final List<String> LOGICS = List.of("AND", "OR");

  private final Budget budget = new Budget();
  private final ConditionReader conditions = new ConditionReader(budget);

  private FilterReader() {}

  /// Reads a group, or a single condition in the place of one.
  ///
  /// @param group null, JSON null and a group without conditions are true of everything
  /// @param pointer where it stands in the caller's body
  /// @throws ProblemException [dev.docket.problem.Problem.Refused]
  public static Filter read(@Nullable JsonNode group, String pointer) {
    if (group == null || group.isNull() || group.isMissingNode()) {
      return new Filter.Everything();
    }
    return Simplify.of(new FilterReader().node(group, pointer, 0));
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
      return conditions.read(node, pointer);
    }
    return group(node, pointer, depth + 1);
  }

  private Filter group(JsonNode group, String pointer, int depth) {
    budget.group(pointer);
    if (depth > Limits.DEPTH) {
      throw ProblemException.refused(
          pointer, "Groups may be nested %d deep.".formatted(Limits.DEPTH));
    }
    boolean any = "OR".equals(logic(group, pointer));
    List<Filter> parts = parts(group.path("filters"), pointer + "/filters", depth);
    if (parts.isEmpty()) {
      return new Filter.Everything();
    }
    return any ? new Filter.Or(parts) : new Filter.And(parts);
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
      throw ProblemException.refused(pointer + "/logic", "`logic` is AND or OR.", LOGICS);
    }
    return name;
  }
}
