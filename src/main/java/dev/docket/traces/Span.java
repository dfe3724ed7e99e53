package dev.docket.traces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;

/// One step of a program, finished.
///
/// @param traceId 32 hex digits, lower case, not all zero
/// @param spanId 16 of them
/// @param logSpanId the span id that its request was logged with: its own, unless an attribute
///   names another
/// @param start nanoseconds since 1970
/// @param end the same
/// @param given all that is given back, as the client sent it
public record Span(
    String traceId, String spanId, String logSpanId, long start, long end, ObjectNode given) {

  private static final int BITS = 53;

  /// A number for clients that want one: the first 53 bits of the span's id, so that the same span
  /// has the same number whenever it comes.
  public long id() {
    return HexFormat.fromHexDigitsToLong(spanId) >>> (Long.SIZE - BITS);
  }

  public String name() {
    return given.path("name").asText();
  }
}
