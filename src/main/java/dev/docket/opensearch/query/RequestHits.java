package dev.docket.opensearch.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.opensearch.schema.RequestSource;
import dev.docket.requests.RequestSummary;
import java.util.List;
import org.opensearch.client.opensearch.core.search.Hit;

/// From the engine's hits to requests.
final class RequestHits {

  private RequestHits() {}

  static List<RequestSummary> summaries(List<Hit<JsonNode>> hits) {
    return hits.stream().map(RequestHits::summary).toList();
  }

  private static RequestSummary summary(Hit<JsonNode> hit) {
    JsonNode source = hit.source();
    if (source == null) {
      throw new IllegalStateException("a hit without source");
    }
    return RequestSource.summary(source);
  }
}
