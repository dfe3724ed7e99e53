package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.TimeBuckets;
import dev.docket.analytics.overview.Line;
import dev.docket.analytics.overview.Overview;
import dev.docket.filter.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// What is asked for an overview once its buckets and its largest groups are known.
///
/// @param share of the requests among which the dearest metadata values are looked for; 1 and more:
///   among all
/// @param models terms of those that are shown over time
/// @param providers the same
/// @param prompts the same
/// @param costKeys whose values' costs are compared
/// @param costKey the only one whose values' costs are wanted, if there is one
/// @param keys as the first search has found them
record OverviewPart(
    double share,
    TimeBuckets buckets,
    OverviewLimits limits,
    List<String> models,
    List<String> providers,
    PromptGroups prompts,
    List<String> costKeys,
    @Nullable String costKey,
    Overview.Top<Overview.Used> keys) {

  private static final Dimension MODELS = OpenSearchOverview.MODELS;
  private static final Dimension PROVIDERS = OpenSearchOverview.PROVIDERS;
  private static final Dimension TAGS = new Dimension.OfField(Field.TAGS);
  private static final Dimension ERRORS = new Dimension.OfField(Field.ERROR_TYPE);
  private static final Dimension OUTPUT_KEYS = new Dimension.OfField(Field.OUTPUT_KEYS);

  private static final String STATS = "stats";
  private static final String MODEL = "models";
  private static final String MODEL_LINES = "lines of models";
  private static final String PROVIDER = "providers";
  private static final String PROVIDER_LINES = "lines of providers";
  private static final String TAG = "tags";
  private static final String ERROR = "errors";
  private static final String OUTPUT_KEY = "output keys";
  private static final String TOOL = "tools";

  Step<Overview> step() {
    WithinBuckets within = WithinBuckets.of(buckets);
    return Step.both(pairs(within), within.count(asked(), Step.Done::new), this::found);
  }

  private Step<Overview.Top<Overview.Pair>> pairs(WithinBuckets within) {
    return costKey == null
        ? CostPairs.under(costKeys, share, within)
        : CostPairs.under(costKey, within);
  }

  private Map<String, Aggregation> asked() {
    Map<String, Aggregation> asked = new HashMap<>(PromptGroups.asked());
    asked.put(STATS, BucketStats.asked(buckets, askedLines()));
    asked.put(MODEL, GroupCounts.asked(MODELS, OverviewLimits.MOST_USED));
    asked.put(PROVIDER, GroupShares.asked(PROVIDERS));
    asked.put(TAG, GroupShares.asked(TAGS));
    asked.put(ERROR, GroupCounts.asked(ERRORS, OverviewLimits.LISTED));
    asked.put(OUTPUT_KEY, GroupCounts.asked(OUTPUT_KEYS, OverviewLimits.LISTED));
    asked.put(TOOL, ToolLatencies.asked());
    return asked;
  }

  private Map<String, Aggregation> askedLines() {
    Map<String, Aggregation> asked = new HashMap<>(prompts.askedLines());
    if (!models.isEmpty()) {
      asked.put(MODEL_LINES, GroupLines.asked(MODELS, models));
    }
    if (!providers.isEmpty()) {
      asked.put(PROVIDER_LINES, GroupLines.asked(PROVIDERS, providers));
    }
    return asked;
  }

  private Overview found(Overview.Top<Overview.Pair> pairs, Counts counts) {
    List<Counts> stats = OverTime.found(counts.get(STATS));
    return new Overview(
        buckets,
        stats.stream().map(BucketStats::found).toList(),
        lines(stats),
        lists(counts, pairs));
  }

  private Overview.Lines lines(List<Counts> stats) {
    return new Overview.Lines(
        lines(stats, MODELS, models, MODEL_LINES),
        lines(stats, PROVIDERS, providers, PROVIDER_LINES),
        prompts.lines(stats));
  }

  private static List<Line> lines(
      List<Counts> stats, Dimension dimension, List<String> terms, String name) {
    return terms.isEmpty()
        ? List.of()
        : GroupLines.found(
            terms,
            stats.stream().map(bucket -> bucket.get(name)).toList(),
            term -> Dimensions.value(dimension, term));
  }

  private Overview.Lists lists(Counts counts, Overview.Top<Overview.Pair> pairs) {
    return new Overview.Lists(
        GroupCounts.found(MODELS, counts.get(MODEL)),
        GroupShares.found(PROVIDERS, counts.get(PROVIDER)),
        PromptGroups.shares(counts),
        GroupShares.found(TAGS, counts.get(TAG)),
        GroupCounts.found(ERRORS, counts.get(ERROR)),
        keys,
        GroupCounts.found(OUTPUT_KEYS, counts.get(OUTPUT_KEY)),
        ToolLatencies.found(counts.get(TOOL)),
        pairs);
  }
}
