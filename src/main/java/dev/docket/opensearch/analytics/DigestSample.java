package dev.docket.opensearch.analytics;

import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/// A part of all requests, by the SHA-256 that each carries: nothing else of a request has to do
/// with it, and the engine finds them by its index.
final class DigestSample {

  private static final String DIGEST = "resend_key";

  private static final double ALL = 1L << Integer.SIZE;

  private DigestSample() {}

  /// The requests whose digests begin lowest.
  ///
  /// @param share of all, above 0 and below 1
  static Query of(double share) {
    String below = "%08x".formatted(Math.round(share * ALL));
    return Query.of(q -> q.range(range -> range.field(DIGEST).lt(JsonData.of(below))));
  }
}
