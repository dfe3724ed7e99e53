/// Who may do what: workspaces, API keys and their roles. A feature: sees `problem` and `requests`.
@NullMarked
package dev.docket.workspaces;

import org.jspecify.annotations.NullMarked;
