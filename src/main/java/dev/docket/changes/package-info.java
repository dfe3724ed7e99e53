/// Changing or erasing everything that a selection matches: orders, the works of the jobs that
/// carry them out, and receipts.
@NullMarked
package dev.docket.changes;

import org.jspecify.annotations.NullMarked;
