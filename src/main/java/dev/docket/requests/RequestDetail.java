package dev.docket.requests;

import java.time.Instant;

/// A stored request, whole.
public record RequestDetail(
    RequestSummary summary,
    String inputText,
    String outputText,
    RawExchange raw,
    Instant createdAt,
    Instant updatedAt) {}
