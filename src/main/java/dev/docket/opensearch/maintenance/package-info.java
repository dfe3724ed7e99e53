/// What keeps the engine in order: its health, its disk, its next partitions.
@NullMarked
package dev.docket.opensearch.maintenance;

import org.jspecify.annotations.NullMarked;
