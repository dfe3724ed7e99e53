package dev.docket.traces;

import dev.docket.ingest.Incoming;
import dev.docket.problem.Warning;
import java.util.List;

/// The spans of one call, all of them sound.
///
/// @param logs the requests that spans bring along
/// @param warnings what was changed or left out on the way
public record SpanBatch(List<Span> spans, List<Log> logs, List<Warning> warnings) {

  public SpanBatch {
    spans = List.copyOf(spans);
    logs = List.copyOf(logs);
    warnings = List.copyOf(warnings);
  }

  /// A request to be logged with a span.
  public record Log(String spanId, Incoming incoming) {}
}
