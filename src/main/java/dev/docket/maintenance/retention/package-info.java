/// How long requests are kept. Sees [dev.docket.maintenance], never its other sub-packages.
@NullMarked
package dev.docket.maintenance.retention;

import org.jspecify.annotations.NullMarked;
