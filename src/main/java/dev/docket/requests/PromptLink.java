package dev.docket.requests;

import org.jspecify.annotations.Nullable;

/// The prompt template a request was made from, as the client named it.
///
/// @param name the template's name
/// @param id the template's id
/// @param version the version's number
/// @param label the release label the client asked for
public record PromptLink(
    @Nullable String name, @Nullable Long id, @Nullable Long version, @Nullable String label) {}
