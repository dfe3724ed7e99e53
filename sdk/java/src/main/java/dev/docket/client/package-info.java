/**
 * Docket's client: {@link dev.docket.client.Docket} runs prompts, logs requests, attaches metadata
 * to them, and finds them again.
 */
package dev.docket.client;
