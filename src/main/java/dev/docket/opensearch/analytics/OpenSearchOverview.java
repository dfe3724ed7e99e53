package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.overview.Overview;
import dev.docket.analytics.overview.OverviewQuestion;
import dev.docket.analytics.overview.RequestOverview;
import dev.docket.filter.Field;
import dev.docket.opensearch.schema.Terms;
import dev.docket.requests.WorkspaceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// Looks at all requests of a selection by three searches: the first finds when they began, which
/// groups are largest and which metadata keys most frequent; the second counts the rest, but for
/// the costs of metadata values, which the third adds up.
public final class OpenSearchOverview implements RequestOverview {

  static final Dimension MODELS = new Dimension.OfField(Field.ENGINE);
  static final Dimension PROVIDERS = new Dimension.OfField(Field.PROVIDER_TYPE);
  static final Dimension KEYS = new Dimension.OfField(Field.METADATA_KEYS);

  private static final String FIRST = "first";
  private static final String LAST = "last";
  private static final String MODEL = "models";
  private static final String PROVIDER = "providers";
  private static final String KEY = "keys";

  /// Among more requests than these the dearest metadata values are looked for in a sample of about
  /// so many.
  public static final int SAMPLE = 50_000;

  private final Asking asking;
  private final int sample;

  /// An overview of what is asked about.
  ///
  /// @param sample see [#SAMPLE]
  public OpenSearchOverview(Asking asking, int sample) {
    this.asking = asking;
    this.sample = sample;
  }

  @Override
  public Optional<Overview> overview(WorkspaceId workspace, OverviewQuestion question) {
    return asking.ask(
        workspace,
        question.filter(),
        new Step.Count<>(asked(), counts -> second(counts, question)),
        Optional::empty);
  }

  private static Map<String, Aggregation> asked() {
    Map<String, Aggregation> asked = new HashMap<>(PromptGroups.askedFirst());
    asked.put(FIRST, OverTime.first());
    asked.put(LAST, OverTime.last());
    asked.put(MODEL, GroupCounts.asked(MODELS, OverviewLimits.MOST_LINES));
    asked.put(PROVIDER, GroupCounts.asked(PROVIDERS, OverviewLimits.MOST_LINES));
    asked.put(KEY, GroupCounts.asked(KEYS, OverviewLimits.LISTED));
    return asked;
  }

  private Step<Optional<Overview>> second(Counts counts, OverviewQuestion question) {
    var buckets =
        question.time().over(OverTime.moment(counts.get(FIRST)), OverTime.moment(counts.get(LAST)));
    OverviewLimits limits = OverviewLimits.of(buckets);
    return new OverviewPart(
            (double) sample / counts.requests(),
            buckets,
            limits,
            terms(counts, MODEL, limits.lines()),
            terms(counts, PROVIDER, limits.lines()),
            PromptGroups.chosen(counts, limits.lines()),
            terms(counts, KEY, OverviewLimits.COST_KEYS),
            costKey(question),
            GroupCounts.found(KEYS, counts.get(KEY)))
        .step()
        .map(Optional::of);
  }

  private static List<String> terms(Counts counts, String name, int most) {
    return Group.of(counts.get(name)).groups().stream().map(Group::term).limit(most).toList();
  }

  private static @Nullable String costKey(OverviewQuestion question) {
    Dimension.OfKey asked = question.costKey();
    return asked == null ? null : Terms.key(asked.key());
  }
}
