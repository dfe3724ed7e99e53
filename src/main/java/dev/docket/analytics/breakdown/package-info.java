/// Requests value by value of a field or a metadata key. A feature: sees `analytics`, `filter` and
/// `requests`.
@NullMarked
package dev.docket.analytics.breakdown;

import org.jspecify.annotations.NullMarked;
