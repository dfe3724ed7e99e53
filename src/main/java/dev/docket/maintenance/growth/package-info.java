/// Partitions that grow: none becomes too large, and those that are full are packed once. Sees
/// [dev.docket.maintenance], never its other sub-packages.
@NullMarked
package dev.docket.maintenance.growth;

import org.jspecify.annotations.NullMarked;
