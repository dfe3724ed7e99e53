package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// What a version says.
///
/// @param template of type `chat` or `completion`, as given
/// @param metadata an object with the `model` to call, as given
public record VersionContent(
    JsonNode template, @Nullable JsonNode metadata, @Nullable String commitMessage) {}
