package dev.docket.workspaces;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A key as it is stored: never the secret, only its digest.
///
/// @param digest SHA-256 of the secret, in hex
/// @param prefix the secret's first characters, by which a person recognises it
/// @param lastUsedOn the last day on which it was used, UTC
public record ApiKey(
    long id,
    String name,
    Workspace workspace,
    Role role,
    String digest,
    String prefix,
    Instant createdAt,
    @Nullable LocalDate lastUsedOn,
    @Nullable Instant revokedAt) {

  ApiKey usedOn(LocalDate day) {
    return new ApiKey(id, name, workspace, role, digest, prefix, createdAt, day, revokedAt);
  }

  ApiKey revoked(Instant at) {
    return new ApiKey(id, name, workspace, role, digest, prefix, createdAt, lastUsedOn, at);
  }
}
