package dev.docket.maintenance.diagnosis;

import dev.docket.maintenance.retention.KeptTime;
import java.util.Optional;

/// What was configured, as far as it can be unwise.
///
/// @param host to listen on
/// @param external whether the engine is a cluster of its own
/// @param plainPassword whether a password goes to it without TLS
/// @param replicas of each index
/// @param heap at most, in bytes
/// @param memory of the machine, in bytes; 0 when that is not known
/// @param minFreeDisk with less, writes are refused
public record Configured(
    String host,
    boolean external,
    boolean plainPassword,
    int replicas,
    long heap,
    long memory,
    long minFreeDisk,
    long partitionMaxBytes,
    Optional<KeptTime> retention) {}
