/// What several tests need: a running server, a caller of its API, and waiting for conditions.
package dev.docket.testkit;
