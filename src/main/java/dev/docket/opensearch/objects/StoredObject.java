package dev.docket.opensearch.objects;

import com.fasterxml.jackson.databind.JsonNode;

/// A small document and the revision at which it was read.
///
/// @param kind what it is, `key`
/// @param key unique within its kind
/// @param body what its feature stores in it
public record StoredObject(String kind, String key, JsonNode body, long seqNo, long primaryTerm) {}
