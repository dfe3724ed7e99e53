/// Long work that survives a restart: its state, its progress, and who does it. Sees the requests'
/// words and problems alone; each kind of work is a feature's.
@NullMarked
package dev.docket.jobs;

import org.jspecify.annotations.NullMarked;
