/// Javalin: read, call, reply. The only place that knows routes and statuses; never meets
/// `opensearch`.
@NullMarked
package dev.docket.http;

import org.jspecify.annotations.NullMarked;
