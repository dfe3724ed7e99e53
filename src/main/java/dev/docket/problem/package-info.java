/// Why something cannot be done, said to a person, with a pointer. Depends on nothing.
@NullMarked
package dev.docket.problem;

import org.jspecify.annotations.NullMarked;
