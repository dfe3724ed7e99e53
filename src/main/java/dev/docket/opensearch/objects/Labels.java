package dev.docket.opensearch.objects;

import dev.docket.requests.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// By what objects of one kind are found, beside their key.
///
/// @param name a word of the kind's own
/// @param number by which they are listed
/// @param expiresAt when [ObjectStore#deleteExpired] may delete it; null for never
public record Labels(
    WorkspaceId workspace, String name, long number, @Nullable Instant expiresAt) {}
