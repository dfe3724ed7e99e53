/// Charts of the caller's own making: what is counted, by what it is split, how it is drawn.
@NullMarked
package dev.docket.analytics.charts;

import org.jspecify.annotations.NullMarked;
