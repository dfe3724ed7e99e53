/** How calls get to the server: one small interface, one way out, and decorators around it. */
package dev.docket.client.transport;
