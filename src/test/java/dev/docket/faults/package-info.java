/// What breaks, broken for real while everybody writes; what was acknowledged is there afterwards,
/// once.
package dev.docket.faults;
