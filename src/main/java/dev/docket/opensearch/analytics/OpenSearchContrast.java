package dev.docket.opensearch.analytics;

import dev.docket.analytics.contrast.ContrastQuery;
import dev.docket.analytics.contrast.ContrastSource;
import dev.docket.analytics.contrast.Contrasted;
import dev.docket.opensearch.query.FilterToQuery;
import dev.docket.requests.WorkspaceId;

/// Holds two sets of requests against each other by two to four searches, see [ContrastSteps].
public final class OpenSearchContrast implements ContrastSource {

  /// Most dimensions have fewer values, and then their counts are complete.
  private static final int LISTED = 300;

  private final Asking asking;
  private final int listed;

  public OpenSearchContrast(Asking asking) {
    this(asking, LISTED);
  }

  /// One that looks at shorter lists first.
  ///
  /// @param listed so many values of each dimension and side
  public OpenSearchContrast(Asking asking, int listed) {
    this.asking = asking;
    this.listed = listed;
  }

  @Override
  public Contrasted find(WorkspaceId workspace, ContrastQuery query) {
    ContrastSteps steps =
        new ContrastSteps(query, FilterToQuery.within(workspace, query.sides().either()), listed);
    return asking.ask(workspace, query.sides().either(), steps.first(), () -> Contrasted.NOTHING);
  }
}
