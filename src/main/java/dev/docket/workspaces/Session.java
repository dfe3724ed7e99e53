package dev.docket.workspaces;

import java.time.Instant;

/// A person who has signed in with a key, as it is stored: never the token, only its digest.
///
/// @param digest SHA-256 of the token that the browser keeps, in hex
/// @param key digest of the API key: what happens to the key happens to the session
public record Session(String digest, String key, Instant expiresAt) {}
