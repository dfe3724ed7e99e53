package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.requests.RequestId;
import java.util.OptionalLong;

/// Whole numbers in a client's body.
///
/// Goes by way of `double`, which is exact below 2^53 and cheap whatever the caller wrote:
/// `1e999999999` must not become a billion digits.
final class Whole {

  private static final double LIMIT = 1L << 53;

  private Whole() {}

  /// The number when it is whole and smaller than 2^53; `42.0` is.
  static OptionalLong of(JsonNode node) {
    if (!node.isNumber()) {
      return OptionalLong.empty();
    }
    double value = node.doubleValue();
    return value == Math.rint(value) && Math.abs(value) < LIMIT
        ? OptionalLong.of((long) value)
        : OptionalLong.empty();
  }

  /// An id: a positive JSON integer or a decimal string. A boolean or a fraction is never one.
  static OptionalLong id(JsonNode node) {
    if (node.isTextual()) {
      return RequestId.parse(node.textValue());
    }
    OptionalLong value = node.isIntegralNumber() ? of(node) : OptionalLong.empty();
    return value.isPresent() && value.getAsLong() > 0 ? value : OptionalLong.empty();
  }
}
