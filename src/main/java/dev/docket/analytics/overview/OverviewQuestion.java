package dev.docket.analytics.overview;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.TimeBuckets;
import dev.docket.filter.Filter;
import org.jspecify.annotations.Nullable;

/// What an overview is to be about.
///
/// @param filter which requests
/// @param time in which buckets
/// @param costKey the metadata key whose values' costs are wanted, null: those of the most frequent
///   keys
public record OverviewQuestion(
    Filter filter, TimeBuckets.Asked time, Dimension.@Nullable OfKey costKey) {}
