/// What a logged request is, what can be changed on it, and the ports that store and fetch it.
/// Depends on `json` and `problem`.
@NullMarked
package dev.docket.requests;

import org.jspecify.annotations.NullMarked;
