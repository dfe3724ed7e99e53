/// Saved views: pages of the web interface that a workspace has given a name.
@NullMarked
package dev.docket.views;

import org.jspecify.annotations.NullMarked;
