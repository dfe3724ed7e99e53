package dev.docket.analytics.overview;

import java.util.List;

/// What all buckets make together.
///
/// @param slot without percentiles, which do not add up
record Totals(Slot slot, double cost, Bucket.Tokens tokens) {

  static Totals of(List<Bucket> buckets) {
    long requests = 0;
    double latency = 0;
    double cost = 0;
    long input = 0;
    long output = 0;
    long cached = 0;
    long thinking = 0;
    for (Bucket bucket : buckets) {
      requests += bucket.slot().requests();
      latency += bucket.slot().latencySum();
      cost += bucket.cost();
      input += bucket.tokens().input();
      output += bucket.tokens().output();
      cached += bucket.tokens().cached();
      thinking += bucket.tokens().thinking();
    }
    return new Totals(
        new Slot(requests, latency, null),
        cost,
        new Bucket.Tokens(input, output, cached, thinking));
  }
}
