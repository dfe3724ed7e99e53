/// One store for all small documents: workspaces, keys, groups, sessions, views.
@NullMarked
package dev.docket.opensearch.objects;

import org.jspecify.annotations.NullMarked;
