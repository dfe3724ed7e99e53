/// From filters and sorts to OpenSearch queries, and from hits to requests.
@NullMarked
package dev.docket.opensearch.query;

import org.jspecify.annotations.NullMarked;
