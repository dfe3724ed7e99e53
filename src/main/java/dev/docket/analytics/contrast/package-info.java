/// What two sets of requests differ in: which values are more frequent in one than in the other,
/// and how their numbers compare.
@NullMarked
package dev.docket.analytics.contrast;

import org.jspecify.annotations.NullMarked;
