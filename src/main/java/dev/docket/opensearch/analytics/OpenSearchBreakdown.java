package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.breakdown.Breakdown;
import dev.docket.analytics.breakdown.BreakdownQuestion;
import dev.docket.analytics.breakdown.BreakdownSort;
import dev.docket.analytics.breakdown.BreakdownSource;
import dev.docket.filter.Field;
import dev.docket.requests.WorkspaceId;
import java.util.Optional;

/// Breaks requests down in two searches: one chooses the values of the page and counts nothing
/// else, the next counts everything among these. By percentiles it takes three. One that is
/// answered at once comes before: whether a metadata key is alone in its column. How many values
/// there are is found beside the second, by one search more where that has to be estimated, by two
/// where keys share the column besides.
public final class OpenSearchBreakdown implements BreakdownSource {

  /// So many values are counted one by one, to say how many there are.
  private static final int COUNTED = 1_000;

  private final Asking asking;

  public OpenSearchBreakdown(Asking asking) {
    this.asking = asking;
  }

  @Override
  public Breakdown find(WorkspaceId workspace, BreakdownQuestion question) {
    return asking.ask(
        workspace,
        Walks.query(question.selected(), question.paging()),
        page(question, isAlone(workspace, question)).then(shown -> breakdown(question, shown)),
        () -> Breakdown.NOTHING);
  }

  private boolean isAlone(WorkspaceId workspace, BreakdownQuestion question) {
    return question.by() instanceof Dimension.OfKey key
        && question.order().by() != BreakdownSort.VALUE
        && question.search().isEmpty()
        && asking.isAlone(workspace, key);
  }

  private static Step<Shown> page(BreakdownQuestion question, boolean alone) {
    Dimension by = question.by();
    BreakdownQuestion.Order order = question.order();
    if (order.by() != BreakdownSort.VALUE) {
      return new ByNumber(by, question.search(), alone, order).page(question.paging());
    }
    return by.isNumbers() && !by.equals(new Dimension.OfField(Field.PROMPT_VERSION_NUMBER))
        ? new ById(by, question.search(), order.descending()).page(question.paging())
        : new ByValue(by, question.search(), order.descending()).page(question.paging());
  }

  private static Step<Breakdown> breakdown(BreakdownQuestion question, Shown shown) {
    return Step.both(
        new GroupItems(question.by(), shown).count(),
        distinct(question, shown),
        (found, distinct) ->
            new Breakdown(
                found.matched(),
                found.missing(),
                distinct,
                found.items(),
                found.other(),
                shown.exact(),
                shown.more() ? shown.terms().getLast() : null));
  }

  private static Step<Breakdown.Distinct> distinct(BreakdownQuestion question, Shown shown) {
    Optional<Breakdown.Distinct> known = question.known();
    if (known.isPresent()) {
      return new Step.Done<>(known.get());
    }
    if (shown.all() && question.search().isEmpty()) {
      return new Step.Done<>(new Breakdown.Distinct(shown.terms().size(), true));
    }
    return DistinctValues.count(question.by(), COUNTED)
        .map(found -> new Breakdown.Distinct(found.values(), found.exact()));
  }
}
