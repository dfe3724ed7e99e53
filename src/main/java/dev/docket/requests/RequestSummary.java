package dev.docket.requests;

/// A stored request as lists show it: everything small.
///
/// @param inputPreview the input's first characters, white space folded
public record RequestSummary(
    RequestId id,
    Call call,
    Timing timing,
    Usage usage,
    Cost cost,
    Outcome outcome,
    OutputShape shape,
    Annotations annotations,
    String inputPreview,
    String outputPreview) {}
