/// What an operator asks for or a clock triggers: health now, retention and backups later. A
/// feature: sees `problem`, never another feature.
@NullMarked
package dev.docket.maintenance;

import org.jspecify.annotations.NullMarked;
