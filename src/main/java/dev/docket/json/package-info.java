/// JSON as Docket reads and writes it: bounded, exact about numbers and about odd strings. Depends
/// on `problem`.
@NullMarked
package dev.docket.json;

import org.jspecify.annotations.NullMarked;
