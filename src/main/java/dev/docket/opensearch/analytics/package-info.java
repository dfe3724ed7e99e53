/// Aggregations: what [dev.docket.analytics] asks, in the engine's words, and its answers in ours.
@NullMarked
package dev.docket.opensearch.analytics;

import org.jspecify.annotations.NullMarked;
