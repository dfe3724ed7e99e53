/// The package as it is shipped, started by its own script.
package dev.docket.packaged;
