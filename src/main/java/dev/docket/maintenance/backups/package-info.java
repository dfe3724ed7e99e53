/// Copies of the whole store, and their way back. Sees [dev.docket.maintenance], never its other
/// sub-packages.
@NullMarked
package dev.docket.maintenance.backups;

import org.jspecify.annotations.NullMarked;
