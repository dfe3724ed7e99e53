/// The API from outside: a whole server on a real port, spoken to as clients do.
@NullMarked
package dev.docket.api;

import org.jspecify.annotations.NullMarked;
