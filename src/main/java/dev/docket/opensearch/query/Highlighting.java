package dev.docket.opensearch.query;

import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Filter.And;
import dev.docket.filter.Filter.Everything;
import dev.docket.filter.Filter.Has;
import dev.docket.filter.Filter.HasKey;
import dev.docket.filter.Filter.HasShape;
import dev.docket.filter.Filter.KeyContains;
import dev.docket.filter.Filter.KeyNumber;
import dev.docket.filter.Filter.KeyOneOf;
import dev.docket.filter.Filter.KeyStartsWith;
import dev.docket.filter.Filter.Matching;
import dev.docket.filter.Filter.Not;
import dev.docket.filter.Filter.Nothing;
import dev.docket.filter.Filter.NumberRange;
import dev.docket.filter.Filter.OneOf;
import dev.docket.filter.Filter.Or;
import dev.docket.filter.Filter.TextContains;
import dev.docket.filter.Filter.TextEndsWith;
import dev.docket.filter.Filter.TextStartsWith;
import dev.docket.filter.Filter.TimeRange;
import dev.docket.search.Highlights;
import dev.docket.search.Include;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.search.Highlight;
import org.opensearch.client.opensearch.core.search.HighlighterType;

/// Asks the engine for the places in the texts that speak of what was asked.
final class Highlighting {

  private static final String INPUT = FieldPaths.of(Field.INPUT_TEXT);
  private static final String OUTPUT = FieldPaths.of(Field.OUTPUT_TEXT);

  private static final int FRAGMENTS = 3;

  /// Characters, more or less: the engine cuts between words.
  private static final int FRAGMENT = 120;

  /// What the engine's own limit allows; where a longer text is not cut by the request, the whole
  /// search is an error.
  private static final int LONGEST = 1_000_000;

  /// Characters of all texts of a page, either way. They are analysed anew for every page, and the
  /// engine's timeout does not stop that.
  private static final int OF_A_PAGE = 25_000_000;

  private final List<Query> asked;
  private final int perPage;
  private final Marks marks = new Marks();

  private Highlighting(List<Query> asked, int perPage) {
    this.asked = asked;
    this.perPage = perPage;
  }

  /// What to ask for, if a text was asked about and highlights are wanted.
  static Optional<Highlighting> of(Filter filter, Set<Include> include, int perPage) {
    if (!include.contains(Include.HIGHLIGHTS)) {
      return Optional.empty();
    }
    List<Query> asked = asked(filter).toList();
    return asked.isEmpty() ? Optional.empty() : Optional.of(new Highlighting(asked, perPage));
  }

  Highlight request() {
    return new Highlight.Builder()
        .type(HighlighterType.of(t -> t.custom("unified")))
        .fields(INPUT, f -> f)
        .fields(OUTPUT, f -> f)
        .highlightQuery(q -> q.bool(b -> b.should(asked)))
        .numberOfFragments(FRAGMENTS)
        .fragmentSize(FRAGMENT)
        .maxAnalyzerOffset(Math.min(LONGEST, OF_A_PAGE / perPage))
        .preTags(marks.open())
        .postTags(marks.close())
        .build();
  }

  Highlights read(Map<String, List<String>> fragments) {
    return new Highlights(
        read(fragments.getOrDefault(INPUT, List.of())),
        read(fragments.getOrDefault(OUTPUT, List.of())));
  }

  private List<String> read(List<String> fragments) {
    return fragments.stream().map(marks::read).toList();
  }

  /// What is denied is nowhere in the texts, and what is not about them neither.
  private static Stream<Query> asked(Filter filter) {
    return switch (filter) {
      case And and -> and.all().stream().flatMap(Highlighting::asked);
      case Or or -> or.any().stream().flatMap(Highlighting::asked);
      case Matching matching -> Stream.of(FilterToQuery.of(matching));
      case TextContains text ->
          text.field() == Field.ERROR_MESSAGE ? Stream.of() : Stream.of(FilterToQuery.of(text));
      case Everything _,
          Nothing _,
          Not _,
          OneOf _,
          Has _,
          HasShape _,
          NumberRange _,
          TimeRange _,
          TextStartsWith _,
          TextEndsWith _,
          HasKey _,
          KeyOneOf _,
          KeyContains _,
          KeyStartsWith _,
          KeyNumber _ ->
          Stream.of();
    };
  }
}
