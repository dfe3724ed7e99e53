package dev.docket.opensearch.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.opensearch.schema.RequestSource;
import dev.docket.search.FoundRequest;
import dev.docket.search.Highlights;
import dev.docket.search.Include;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opensearch.client.opensearch.core.search.Hit;

/// From the engine's hits to requests.
final class RequestHits {

  private RequestHits() {}

  /// The parts of a document that a search needs, for `_source` includes: texts and bodies are most
  /// of it, so nobody gets those who has not asked.
  static List<String> fields(Set<Include> include) {
    return Stream.concat(
            RequestSource.LIST_FIELDS.stream(), include.stream().flatMap(RequestHits::fields))
        .toList();
  }

  private static Stream<String> fields(Include include) {
    return switch (include) {
      case PREVIEWS -> RequestSource.PREVIEWS.stream();
      case INPUT_TEXT -> RequestSource.INPUT_TEXT.stream();
      case OUTPUT_TEXT -> RequestSource.OUTPUT_TEXT.stream();
      case OUTPUT -> Stream.of(RequestSource.RESPONSE);
      case INPUT_VARIABLES -> Stream.of(RequestSource.INPUT_VARIABLES);
      case ERROR -> RequestSource.ERROR_MESSAGE.stream();
      case HIGHLIGHTS -> Stream.of();
    };
  }

  static List<FoundRequest> found(List<Hit<JsonNode>> hits, Optional<Highlighting> highlighting) {
    return hits.stream().map(hit -> found(hit, highlighting)).toList();
  }

  private static FoundRequest found(Hit<JsonNode> hit, Optional<Highlighting> highlighting) {
    JsonNode source = hit.source();
    if (source == null) {
      throw new IllegalStateException("a hit without source");
    }
    return new FoundRequest(
        RequestSource.summary(source),
        RequestSource.inputText(source),
        RequestSource.outputText(source),
        RequestSource.response(source),
        RequestSource.inputVariables(source),
        highlighting.map(asked -> asked.read(hit.highlight())).orElse(Highlights.NONE));
  }
}
