/// What an operator asks for or a clock triggers. Here is what its sub-packages share, health and
/// partitions; one sub-package for each subject. A feature: sees `problem`, never another feature.
@NullMarked
package dev.docket.maintenance;

import org.jspecify.annotations.NullMarked;
