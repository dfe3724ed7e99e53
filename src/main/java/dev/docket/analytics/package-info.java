/// From a selection to numbers: what all questions of that sort share; each has a sub-package of
/// its own, and these never see each other. A feature: sees `filter` and `requests`, never another
/// feature.
@NullMarked
package dev.docket.analytics;

import org.jspecify.annotations.NullMarked;
