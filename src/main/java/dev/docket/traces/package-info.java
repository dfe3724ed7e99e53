/// Spans: what a program did and when, and their link to the requests that it logged meanwhile. A
/// feature: sees `requests` and, alone among features, another one, `ingest`, through whose door
/// the requests come that a span brings along.
@NullMarked
package dev.docket.traces;

import org.jspecify.annotations.NullMarked;
