package dev.docket.ingest;

import dev.docket.problem.Warning;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestLog;
import java.util.List;

/// A request that is durably stored.
///
/// @param log as it was stored
/// @param warnings what was changed or left out
public record Receipt(RequestId id, RequestLog log, List<Warning> warnings) {}
