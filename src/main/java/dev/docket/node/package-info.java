/// The embedded engine: settings, plugins, lock, and the guard of both its ports.
@NullMarked
package dev.docket.node;

import org.jspecify.annotations.NullMarked;
