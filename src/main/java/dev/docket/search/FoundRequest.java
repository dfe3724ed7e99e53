package dev.docket.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestSummary;

/// A request that a search has found. What was not asked for by an [Include] is empty.
///
/// @param output what the model answered, as it was logged, secrets masked
/// @param inputVariables an object, as given
public record FoundRequest(
    RequestSummary summary,
    String inputText,
    String outputText,
    JsonNode output,
    JsonNode inputVariables,
    Highlights highlights) {

  public RequestId id() {
    return summary.id();
  }
}
