package dev.docket.opensearch.analytics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.ArrayPercentilesItem;

/// A percentile of small whole numbers by counting each of them: cheaper than a digest, exact up to
/// a hundred or so, within a hundredth beyond.
final class WholePercentile {

  private static final int DIGITS = 2;

  private WholePercentile() {}

  static Aggregation asked(String path, double percent) {
    return Aggregation.of(a ->
        a.percentiles(p ->
            p.field(path)
                .percents(List.of(percent))
                .keyed(false)
                .hdr(hdr -> hdr.numberOfSignificantValueDigits(DIGITS))));
  }

  /// Null where there was no number.
  static @Nullable Long found(Aggregate percentile) {
    ArrayPercentilesItem item = percentile.hdrPercentiles().values().array().getFirst();
    Double value = item.value();
    return value == null || !Double.isFinite(value) ? null : Math.round(Math.floor(value));
  }
}
