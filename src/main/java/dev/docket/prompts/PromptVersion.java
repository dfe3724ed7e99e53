package dev.docket.prompts;

import java.time.Instant;

/// One version of a template. It never changes, so whoever has seen it may keep it.
///
/// @param promptId the template's id
/// @param name the template's name
/// @param number counted within the template, from 1
/// @param id the version's own
public record PromptVersion(
    long promptId, String name, long number, long id, VersionContent content, Instant createdAt) {}
