package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.TimeBuckets;
import dev.docket.analytics.overview.Line;
import dev.docket.analytics.overview.Overview;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Range;
import dev.docket.opensearch.query.FilterToQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// The second search of an overview. What arrives after the first one and begins outside of its
/// buckets is left out of all numbers, so that they agree.
///
/// @param models terms of those that are shown over time
/// @param providers the same
/// @param prompts the same
/// @param pairs whose costs are wanted
/// @param keys as the first search has found them
record OverviewPart(
    TimeBuckets buckets,
    OverviewLimits limits,
    List<String> models,
    List<String> providers,
    PromptGroups prompts,
    CostPairs pairs,
    Overview.Top<Overview.Used> keys) {

  private static final Dimension MODELS = OpenSearchOverview.MODELS;
  private static final Dimension PROVIDERS = OpenSearchOverview.PROVIDERS;
  private static final Dimension TAGS = new Dimension.OfField(Field.TAGS);
  private static final Dimension ERRORS = new Dimension.OfField(Field.ERROR_TYPE);
  private static final Dimension OUTPUT_KEYS = new Dimension.OfField(Field.OUTPUT_KEYS);

  private static final String WITHIN = "within";
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
    Range<Instant> range =
        new Range<>(
            new Range.Bound<>(buckets.starts().getFirst(), true),
            new Range.Bound<>(buckets.end(), false));
    Aggregation within =
        Aggregation.of(a ->
            a.filter(FilterToQuery.of(new Filter.TimeRange(Field.REQUEST_START_TIME, range)))
                .aggregations(asked()));
    return Step.once(
        Map.of(WITHIN, within), counts -> found(Counts.of(counts.get(WITHIN).filter())));
  }

  private Map<String, Aggregation> asked() {
    Map<String, Aggregation> asked = new HashMap<>(PromptGroups.asked());
    asked.putAll(pairs.asked());
    asked.put(STATS, BucketStats.asked(buckets, limits.compression(), askedLines()));
    asked.put(MODEL, GroupCounts.asked(MODELS, OverviewLimits.MOST_USED));
    asked.put(PROVIDER, GroupShares.asked(PROVIDERS));
    asked.put(TAG, GroupShares.asked(TAGS));
    asked.put(ERROR, GroupCounts.asked(ERRORS, OverviewLimits.LISTED));
    asked.put(OUTPUT_KEY, GroupCounts.asked(OUTPUT_KEYS, OverviewLimits.LISTED));
    asked.put(TOOL, ToolLatencies.asked());
    return asked;
  }

  private Map<String, Aggregation> askedLines() {
    int compression = limits.compression();
    Map<String, Aggregation> asked = new HashMap<>(prompts.askedLines(compression));
    if (!models.isEmpty()) {
      asked.put(MODEL_LINES, GroupLines.asked(MODELS, models, compression));
    }
    if (!providers.isEmpty()) {
      asked.put(PROVIDER_LINES, GroupLines.asked(PROVIDERS, providers, compression));
    }
    return asked;
  }

  private Overview found(Counts counts) {
    List<Counts> stats = OverTime.found(counts.get(STATS));
    return new Overview(
        buckets, stats.stream().map(BucketStats::found).toList(), lines(stats), lists(counts));
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

  private Overview.Lists lists(Counts counts) {
    return new Overview.Lists(
        GroupCounts.found(MODELS, counts.get(MODEL)),
        GroupShares.found(PROVIDERS, counts.get(PROVIDER)),
        PromptGroups.shares(counts),
        GroupShares.found(TAGS, counts.get(TAG)),
        GroupCounts.found(ERRORS, counts.get(ERROR)),
        keys,
        GroupCounts.found(OUTPUT_KEYS, counts.get(OUTPUT_KEY)),
        ToolLatencies.found(counts.get(TOOL)),
        pairs.found(counts));
  }
}
