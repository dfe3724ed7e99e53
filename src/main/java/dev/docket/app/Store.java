package dev.docket.app;

import dev.docket.opensearch.Engine;
import dev.docket.opensearch.objects.ObjectStore;
import dev.docket.opensearch.schema.PartitionList;
import dev.docket.opensearch.write.Refreshing;
import dev.docket.requests.RequestWriter;
import java.util.Optional;
import java.util.function.Supplier;

/// What stands on the engine and is shared by all features.
///
/// @param writer the one way to write requests
/// @param background the same way, for long work that lets callers go first
/// @param refreshing knows what searches see
/// @param obstacle why nothing may be written right now
record Store(
    Engine engine,
    PartitionList partitions,
    RequestWriter writer,
    RequestWriter background,
    Refreshing refreshing,
    ObjectStore objects,
    Supplier<Optional<String>> obstacle) {}
