package dev.docket.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.filter.SelectionReader;
import dev.docket.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Reads the body of a search. Properties that nobody knows are ignored, as PromptLayer's clients
/// expect; properties that a later version will know are refused, because a search that ignores
/// half of what it was asked is wrong.
public final class SearchQueryReader {

  private static final List<String> NOT_YET = List.of("cursor", "include", "allow_partial");

  private static final List<String> FIELDS = names(Sort.Field.values());
  private static final List<String> ORDERS = names(Sort.Order.values());

  private final SelectionReader selections;

  public SearchQueryReader(SelectionReader selections) {
    this.selections = selections;
  }

  /// Reads the whole body.
  ///
  /// @throws ProblemException with a pointer to what is wrong
  public SearchQuery read(JsonNode body) {
    if (!body.isObject()) {
      throw ProblemException.invalid("", "The body of a search is a JSON object.");
    }
    NOT_YET.forEach(name -> SelectionReader.refuseWhenGiven(body, name));
    int page = Property.number(body, "page", 1, Integer.MAX_VALUE);
    int perPage =
        Property.number(body, "per_page", SearchQuery.DEFAULT_PER_PAGE, SearchQuery.MAX_PER_PAGE);
    if ((long) page * perPage > SearchQuery.MAX_DEPTH) {
      throw ProblemException.refused(
          "/page",
          "Pages go to the first %,d results; beyond, `cursor` is the way, once this version has it."
              .formatted(SearchQuery.MAX_DEPTH));
    }
    return new SearchQuery(
        selections.read(body),
        sort(body),
        page,
        perPage,
        Property.flag(body, "include_prompt_name"));
  }

  /// Whether the answer is to say why nothing was found, when nothing was.
  public static boolean explainsEmpty(JsonNode body) {
    return Property.flag(body, "explain_empty");
  }

  private static Sort sort(JsonNode body) {
    boolean by = body.hasNonNull("sort_by");
    boolean order = body.hasNonNull("sort_order");
    if (by != order) {
      throw ProblemException.refused(
          by ? "/sort_order" : "/sort_by",
          "`sort_by` and `sort_order` go together.",
          by ? ORDERS : FIELDS);
    }
    return by
        ? new Sort(
            Sort.Field.valueOf(oneOf(body, "sort_by", FIELDS)),
            Sort.Order.valueOf(oneOf(body, "sort_order", ORDERS)))
        : Sort.DEFAULT;
  }

  private static String oneOf(JsonNode body, String name, List<String> allowed) {
    JsonNode value = body.path(name);
    if (!value.isTextual() || !allowed.contains(value.textValue())) {
      throw ProblemException.refused(
          "/" + name, "`%s` is one of %s.".formatted(name, String.join(", ", allowed)), allowed);
    }
    return value.textValue().toUpperCase(Locale.ROOT);
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }
}
