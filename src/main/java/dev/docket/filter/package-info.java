/// What can be asked of requests: one sealed tree, read from JSON or from a line of text, and
/// printed as either. Depends on `requests`.
@NullMarked
package dev.docket.filter;

import org.jspecify.annotations.NullMarked;
