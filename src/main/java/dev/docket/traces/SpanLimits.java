package dev.docket.traces;

/// How much of everything a span may have.
final class SpanLimits {

  /// Spans of one call.
  static final int SPANS = 1_000;

  /// Names of spans, events and attributes, in characters.
  static final int NAME = 1_024;

  /// Attributes of one object, events of a span, links of a span.
  static final int MEMBERS = 1_000;

  /// A longer text of an attribute is shortened: SDKs put a call's whole answer into one.
  static final int TEXT = 512 << 10;

  /// Levels of arrays and objects within an attribute.
  static final int DEPTH = 20;

  /// A span as JSON, in bytes.
  static final int BYTES = 4 << 20;

  /// Short texts: kind, status code, trace state.
  static final int WORD = 512;

  private SpanLimits() {}
}
