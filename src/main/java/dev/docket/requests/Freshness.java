package dev.docket.requests;

import java.time.Instant;

/// How much of what was written a search sees.
///
/// @param searchableUntil every write acknowledged before this instant is seen, whichever server
///   acknowledged it
/// @param lagMillis how long ago that is; 0 or more
public record Freshness(Instant searchableUntil, long lagMillis) {}
