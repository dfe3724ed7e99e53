package dev.docket.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.requests.Freshness;
import dev.docket.requests.RequestSummary;
import dev.docket.requests.Score;
import dev.docket.requests.Times;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A page of requests as the API gives it out.
public final class PageJson {

  private PageJson() {}

  /// The answer to a search.
  ///
  /// @param freshness what the search saw at least
  public static ObjectNode of(Page page, SearchQuery query, Freshness freshness) {
    ObjectNode json = Json.object().put("success", true);
    ArrayNode items = json.putArray("items");
    page.items()
        .forEach(found -> items.add(item(found, query.include(), query.includePromptName())));
    json.put("page", page.page())
        .put("pages", page.pages())
        .put("per_page", page.perPage())
        .put("total", page.total())
        .put("has_next", page.next().isPresent())
        .put("has_prev", page.previous().isPresent());
    put(json, "next_num", page.next());
    put(json, "prev_num", page.previous());
    json.put("next_cursor", page.after() == null ? null : page.after().text());
    json.put("query", query.selection().text());
    json.putObject("freshness")
        .put("searchable_until", Times.format(freshness.searchableUntil()))
        .put("lag_ms", freshness.lagMillis());
    incomplete(json, page.incomplete());
    return json;
  }

  /// One request in a list.
  public static ObjectNode item(FoundRequest found, Set<Include> includes, boolean withPromptName) {
    RequestSummary request = found.summary();
    ObjectNode json = RequestJson.common(request);
    ArrayNode metadata = json.putArray("metadata");
    request
        .annotations()
        .metadata()
        .values()
        .forEach((key, value) -> metadata.addObject().set(key, value));
    ArrayNode scores = json.putArray("scores");
    for (Score score : request.annotations().scores()) {
      scores.addObject().put("name", score.name()).put("score", score.value());
    }
    if (withPromptName) {
      json.put("prompt_name", RequestJson.promptName(request.annotations()));
    }
    // In an order that stays, so that equal items are equal texts.
    includes.stream().sorted().forEach(include -> include(json, include, found));
    return json;
  }

  private static void include(ObjectNode json, Include include, FoundRequest found) {
    switch (include) {
      case PREVIEWS ->
          json.put("input_preview", found.summary().inputPreview())
              .put("output_preview", found.summary().outputPreview());
      case INPUT_TEXT -> json.put("input_text", found.inputText());
      case OUTPUT_TEXT -> json.put("output_text", found.outputText());
      case OUTPUT -> json.set("output", found.output());
      case INPUT_VARIABLES -> json.set("input_variables", found.inputVariables());
      case HIGHLIGHTS -> {
        ObjectNode highlights = json.putObject("highlights");
        put(highlights, "input_text", found.highlights().inputText());
        put(highlights, "output_text", found.highlights().outputText());
      }
      case ERROR -> json.put("error_message", found.summary().outcome().errorMessage());
    }
  }

  private static void incomplete(ObjectNode json, @Nullable Incomplete incomplete) {
    if (incomplete == null) {
      json.putNull("incomplete");
      return;
    }
    ObjectNode part = json.putObject("incomplete");
    put(part, "partitions", incomplete.partitions());
    part.put("reason", incomplete.reason().name().toLowerCase(Locale.ROOT));
  }

  private static void put(ObjectNode json, String name, List<String> texts) {
    ArrayNode array = json.putArray(name);
    texts.forEach(array::add);
  }

  private static void put(ObjectNode json, String name, OptionalLong number) {
    if (number.isPresent()) {
      json.put(name, number.getAsLong());
    } else {
      json.putNull(name);
    }
  }
}
