/// What can be asked of requests: one sealed tree, read from JSON. Depends on `requests`.
@NullMarked
package dev.docket.filter;

import org.jspecify.annotations.NullMarked;
