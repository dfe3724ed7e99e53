package dev.docket.client;

/**
 * What has become of the writes in the background.
 *
 * @param delivered stored, durably
 * @param undelivered given up, and reported
 * @param waiting still on their way
 * @param waitingBytes the memory that these take
 */
public record BackgroundCounts(long delivered, long undelivered, long waiting, long waitingBytes) {}
