/// Spans in the engine: how they are stored, found by trace or by id, and which requests they made.
@NullMarked
package dev.docket.opensearch.traces;

import org.jspecify.annotations.NullMarked;
