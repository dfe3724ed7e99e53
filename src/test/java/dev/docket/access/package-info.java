/// Who may do what over HTTP: roles, workspaces, browsers and other people's web sites.
@NullMarked
package dev.docket.access;

import org.jspecify.annotations.NullMarked;
