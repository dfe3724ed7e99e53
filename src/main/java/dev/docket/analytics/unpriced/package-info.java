/// Which models cost nobody knows what: requests with tokens and without a price.
@NullMarked
package dev.docket.analytics.unpriced;

import org.jspecify.annotations.NullMarked;
