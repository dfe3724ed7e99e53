/// The metadata keys of a workspace's requests, and what is odd about them. A feature: sees
/// `analytics`, `filter` and `requests`.
@NullMarked
package dev.docket.analytics.keys;

import org.jspecify.annotations.NullMarked;
