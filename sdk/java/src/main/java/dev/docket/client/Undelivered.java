package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A write in the background that was given up.
 *
 * @param what {@code log}, or the route that attaches something
 * @param body what was to be written, for you to keep; of what is attached, without the id
 * @param reason why it was given up
 */
public record Undelivered(String what, JsonNode body, DocketException reason) {}
