package dev.docket.opensearch.write;

import java.time.Duration;

/// How writes are bounded.
///
/// @param prefix the layout's
/// @param queueBytes of all writes that wait or are in flight
/// @param slots bulks in flight at a time
/// @param patience how long a writer waits at most
public record WriteSettings(String prefix, int queueBytes, int slots, Duration patience) {}
