package dev.docket.requests;

/// One request to a model, complete and ready to be stored.
public record RequestLog(
    Call call,
    Timing timing,
    Usage usage,
    Cost cost,
    Outcome outcome,
    Exchange exchange,
    Annotations annotations) {

  /// The same, for another cost.
  public RequestLog costing(Cost other) {
    return new RequestLog(call, timing, usage, other, outcome, exchange, annotations);
  }
}
