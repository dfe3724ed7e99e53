/** Not part of the interface: may change with every version. */
package dev.docket.client.internal;
