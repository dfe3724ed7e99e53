/// From a selection to a page of requests, to values in use, to why there is nothing. A feature:
/// sees `filter` and `requests`, never another feature.
@NullMarked
package dev.docket.search;

import org.jspecify.annotations.NullMarked;
