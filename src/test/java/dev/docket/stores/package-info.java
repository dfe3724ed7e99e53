/// Stores that older versions wrote: every version must start on all of them.
@NullMarked
package dev.docket.stores;

import org.jspecify.annotations.NullMarked;
