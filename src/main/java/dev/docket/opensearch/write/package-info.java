/// Durable writes: many callers, few bulks, one verdict for each caller.
@NullMarked
package dev.docket.opensearch.write;

import org.jspecify.annotations.NullMarked;
