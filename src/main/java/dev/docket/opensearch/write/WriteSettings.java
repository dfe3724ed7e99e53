package dev.docket.opensearch.write;

import dev.docket.requests.RequestId;
import java.time.Duration;
import java.time.InstantSource;

/// How writes are bounded.
///
/// @param prefix the layout's
/// @param queueBytes of all writes that wait or are in flight
/// @param slots bulks in flight at a time
/// @param patience how long a writer waits at most
/// @param clock the one that ids are drawn by
/// @param newest the largest id that was stored before the start; 0 when there is none
public record WriteSettings(
    String prefix,
    int queueBytes,
    int slots,
    Duration patience,
    InstantSource clock,
    RequestId newest) {}
