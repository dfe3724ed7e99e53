package dev.docket.http;

import dev.docket.ingest.LogReader;
import dev.docket.traces.SpanIntake;
import dev.docket.traces.Traces;

/// The features behind the routes about spans and traces.
public record TraceParts(LogReader logs, SpanIntake intake, Traces traces) {}
