/// From any client's body to a request or a patch. A feature: sees `requests`, never another
/// feature.
@NullMarked
package dev.docket.ingest;

import org.jspecify.annotations.NullMarked;
