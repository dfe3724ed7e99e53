package dev.docket.workspaces;

import java.time.Instant;

/// Who sits at a browser, and how long it may be believed.
public record SignedIn(Caller caller, Instant expiresAt) {}
