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
    int compression = limits.compression();
    Map<String, Aggregation> asked = new HashMap<>(prompts.asked(buckets, compression));
    asked.putAll(pairs.asked());
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

  private Overview found(Counts counts) {
    return new Overview(
        buckets, BucketStats.found(counts.get(STATS)), lines(counts), lists(counts));
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

  private Overview.Lists lists(Counts counts) {
    return new Overview.Lists(
        GroupCounts.found(MODELS, counts.get(MODEL)),
        GroupShares.found(PROVIDERS, counts.get(PROVIDER)),
        prompts.shares(counts),
        GroupShares.found(TAGS, counts.get(TAG)),
        GroupCounts.found(ERRORS, counts.get(ERROR)),
        keys,
        GroupCounts.found(OUTPUT_KEYS, counts.get(OUTPUT_KEY)),
        ToolLatencies.found(counts.get(TOOL)),
        pairs.found(counts));
  }
}
