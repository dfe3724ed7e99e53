package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.Warning;
import java.util.List;
import java.util.Optional;

/// A new version as a client wants it, checked.
///
/// @param labels to create on it or move to it
/// @param tags of the template from now on; empty keeps those that it has
/// @param externalIds the same
public record Publication(
    String name,
    VersionContent content,
    List<String> labels,
    Optional<List<String>> tags,
    Optional<JsonNode> externalIds,
    List<Warning> warnings) {}
