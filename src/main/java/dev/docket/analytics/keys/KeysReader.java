package dev.docket.analytics.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.analytics.PagingReader;
import dev.docket.filter.Filter;
import dev.docket.filter.SelectionReader;
import dev.docket.filter.Walk;
import dev.docket.json.KnownKeys;
import dev.docket.json.Property;
import dev.docket.problem.ProblemException;
import java.util.List;
import java.util.stream.Stream;

/// Reads the body of a call for the catalogue.
final class KeysReader {

  private static final List<String> KEYS =
      Stream.concat(
              SelectionReader.KEYS.stream(), Stream.of("prefix", "sort_by", "per_page", "cursor"))
          .toList();

  private final PagingReader pages;

  KeysReader(PagingReader pages) {
    this.pages = pages;
  }

  /// Reads the whole body.
  ///
  /// @throws ProblemException with a pointer to what is wrong
  KeysQuestion read(JsonNode body) {
    if (!body.isObject()) {
      throw ProblemException.invalid("", "The body is a JSON object, a selection of requests.");
    }
    KnownKeys.check(body, KEYS);
    PagingReader.Start start = pages.start(body);
    Filter selected = start.selections().read(body).whole();
    String prefix = Property.text(body, "prefix", KeysQuestion.MAX_PREFIX);
    KeySort sort = sort(Property.text(body, "sort_by"));
    int perPage =
        Property.number(body, "per_page", KeysQuestion.DEFAULT_PER_PAGE, KeysQuestion.MAX_PER_PAGE);
    String asked = Walk.digest("keys", selected.toString(), prefix, sort.wireName());
    return new KeysQuestion(
        selected, prefix, sort, start.page(perPage, asked, end -> end.size() == 1));
  }

  private static KeySort sort(String name) {
    return name.isEmpty()
        ? KeySort.REQUESTS
        : KeySort.named(name)
            .orElseThrow(() ->
                ProblemException.refused(
                    "/sort_by",
                    "`sort_by` is one of %s.".formatted(String.join(", ", KeySort.NAMES)),
                    KeySort.NAMES));
  }
}
