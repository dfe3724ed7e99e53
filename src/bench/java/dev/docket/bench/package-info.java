/// What a durable write costs, measured over HTTP against the engine alone. Compiled only by
/// profile `bench`; run by `./mvnw -q -Pbench test-compile exec:exec@bench`.
@NullMarked
package dev.docket.bench;

import org.jspecify.annotations.NullMarked;
