package dev.docket.opensearch.write;

import java.time.Duration;
import java.time.InstantSource;

/// How writes are bounded.
///
/// @param prefix the layout's
/// @param queueBytes of all writes that wait or are in flight
/// @param slots bulks in flight at a time
/// @param patience how long a writer waits at most
/// @param clock the one that ids are drawn by
public record WriteSettings(
    String prefix, int queueBytes, int slots, Duration patience, InstantSource clock) {}
