package dev.docket.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stored request, whole.
///
/// @param traceId the trace of the span that made it; null until that span has come
public record RequestDetail(
    RequestSummary summary,
    String inputText,
    String outputText,
    RawExchange raw,
    Instant createdAt,
    Instant updatedAt,
    @Nullable String traceId) {}
