/// Made-up traffic that looks like that of a real company, for `docket demo` and the benchmark.
/// Knows nothing of servers.
@NullMarked
package dev.docket.cli.demo;

import org.jspecify.annotations.NullMarked;
