/// Builds everything from the configuration and takes it down in order.
@NullMarked
package dev.docket.app;

import org.jspecify.annotations.NullMarked;
