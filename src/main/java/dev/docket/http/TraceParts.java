package dev.docket.http;

import dev.docket.traces.SpanIntake;
import dev.docket.traces.Traces;

/// The features behind the routes about spans and traces.
public record TraceParts(SpanIntake intake, Traces traces) {}
