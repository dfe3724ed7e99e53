package dev.docket.traces;

import java.util.List;

/// Some spans of a trace.
///
/// @param total how many the trace has
/// @param more whether others come after these
public record SpanPage(List<Span> spans, long total, boolean more) {

  public SpanPage {
    spans = List.copyOf(spans);
  }
}
