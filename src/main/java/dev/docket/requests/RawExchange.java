package dev.docket.requests;

import com.fasterxml.jackson.databind.JsonNode;

/// The bodies of a call as they came, secrets masked. Stored as JSON text and given back as they
/// are; nothing in them is searched.
///
/// @param request what was sent to the model: `{kind, …}`, see `ingest`
/// @param response what came back
/// @param inputVariables the prompt's variables as given, an object
public record RawExchange(JsonNode request, JsonNode response, JsonNode inputVariables) {}
