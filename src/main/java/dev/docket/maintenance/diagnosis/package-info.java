/// What is wrong with a server or will be, and what to do about it. Sees [dev.docket.maintenance]
/// and its other sub-packages, none of which sees this one.
@NullMarked
package dev.docket.maintenance.diagnosis;

import org.jspecify.annotations.NullMarked;
