/// The whole picture of the requests that a selection matches: totals, time series, latencies,
/// breakdowns. PromptLayer's analytics answer.
@NullMarked
package dev.docket.analytics.overview;

import org.jspecify.annotations.NullMarked;
