/// What Docket is deployed by.
@NullMarked
package dev.docket.deploy;

import org.jspecify.annotations.NullMarked;
