/// One command per class; all but `serve` speak HTTP to a running server.
@NullMarked
package dev.docket.cli;

import org.jspecify.annotations.NullMarked;
