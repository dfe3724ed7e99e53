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
/// @param models terms of those that are shown over time
/// @param providers the same
/// @param prompts the same
/// @param costKeys whose values' costs are compared
/// @param costKey the only one whose values' costs are wanted, if there is one
/// @param keys as the first search has found them
record OverviewPart(
    TimeBuckets buckets,
    OverviewLimits limits,
    List<String> models,
    List<String> providers,
    PromptGroups prompts,
    FrequentKeys costKeys,
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
    WithinBuckets within = new WithinBuckets(buckets);
    return Step.both(pairs(within), within.count(asked(), Step.Done::new), this::found);
  }

  private Step<Overview.Top<Overview.Pair>> pairs(WithinBuckets within) {
    return costKey == null ? CostPairs.under(costKeys, within) : CostPairs.under(costKey, within);
  }

  private Map<String, Aggregation> asked() {
    int compression = limits.compression();
    Map<String, Aggregation> asked = new HashMap<>(prompts.asked(buckets, compression));
    asked.put(STATS, BucketStats.asked(buckets, compression));
    asked.put(MODEL, GroupCounts.asked(MODELS, OverviewLimits.MOST_USED));
    asked.put(PROVIDER, GroupShares.asked(PROVIDERS));
    if (!models.isEmpty()) {
      asked.put(MODEL_LINES, GroupLines.asked(MODELS, models, buckets, compression));
    }
    if (!providers.isEmpty()) {
      asked.put(PROVIDER_LINES, GroupLines.asked(PROVIDERS, providers, buckets, compression));
    }
    asked.put(TAG, GroupShares.asked(TAGS));
    asked.put(ERROR, GroupCounts.asked(ERRORS, OverviewLimits.LISTED));
    asked.put(OUTPUT_KEY, GroupCounts.asked(OUTPUT_KEYS, OverviewLimits.LISTED));
    asked.put(TOOL, ToolLatencies.asked());
    return asked;
  }

  private Overview found(Overview.Top<Overview.Pair> pairs, Counts counts) {
    return new Overview(
        buckets, BucketStats.found(counts.get(STATS)), lines(counts), lists(counts, pairs));
  }

  private Overview.Lines lines(Counts counts) {
    return new Overview.Lines(
        lines(counts, MODELS, models, MODEL_LINES),
        lines(counts, PROVIDERS, providers, PROVIDER_LINES),
        prompts.lines(counts));
  }

  private static List<Line> lines(
      Counts counts, Dimension dimension, List<String> terms, String name) {
    return terms.isEmpty()
        ? List.of()
        : GroupLines.found(counts.get(name), term -> Dimensions.value(dimension, term));
  }

  private Overview.Lists lists(Counts counts, Overview.Top<Overview.Pair> pairs) {
    return new Overview.Lists(
        GroupCounts.found(MODELS, counts.get(MODEL)),
        GroupShares.found(PROVIDERS, counts.get(PROVIDER)),
        prompts.shares(counts),
        GroupShares.found(TAGS, counts.get(TAG)),
        GroupCounts.found(ERRORS, counts.get(ERROR)),
        keys,
        GroupCounts.found(OUTPUT_KEYS, counts.get(OUTPUT_KEY)),
        ToolLatencies.found(counts.get(TOOL)),
        pairs);
  }
}
