/// The client of the engine: connection, errors, health. With its sub-packages the only place that
/// talks to OpenSearch.
@NullMarked
package dev.docket.opensearch;

import org.jspecify.annotations.NullMarked;
