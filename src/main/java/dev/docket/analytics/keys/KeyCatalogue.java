package dev.docket.analytics.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.analytics.PagingReader;
import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import dev.docket.requests.Times;
import dev.docket.requests.WorkspaceId;
import java.util.List;

/// Says which metadata keys requests have, what stands under each, and which were hardly meant.
public final class KeyCatalogue {

  private final KeySource source;
  private final KeysReader reader;

  public KeyCatalogue(KeySource source, PagingReader pages) {
    this.source = source;
    this.reader = new KeysReader(pages);
  }

  /// The answer to a call.
  ///
  /// @throws ProblemException when it cannot be understood, or the engine cannot answer
  public ObjectNode find(WorkspaceId workspace, JsonNode body) {
    KeysQuestion question = reader.read(body);
    Catalogue found = source.find(workspace, question);
    ObjectNode reply = Json.object().put("success", true).put("matched", found.matched());
    ArrayNode items = reply.putArray("items");
    KeyWarnings warnings = new KeyWarnings(found.all());
    found
        .page()
        .forEach(entry -> items.add(json(entry, found.matched(), warnings.of(entry.name()))));
    reply.put("exact", found.exact());
    return found.more()
        ? reply.put("next_cursor", next(question, found.page()))
        : reply.putNull("next_cursor");
  }

  private static String next(KeysQuestion question, List<Catalogue.Entry> page) {
    // Keys stand by their number: that one has ended the page is of no use, and could be long.
    return question.paging().next(page.size(), List.of(TextNode.valueOf(""))).cursor().text();
  }

  private static ObjectNode json(Catalogue.Entry entry, long matched, List<KeyWarning> warnings) {
    ObjectNode json =
        Json.object()
            .put("key", entry.name().key())
            .put("requests", entry.name().requests())
            .put("coverage", (double) entry.name().requests() / matched)
            .put("distinct", entry.distinct().values())
            .put("distinct_exact", entry.distinct().exact())
            .put("type", entry.type().wireName())
            .put("first_seen", Times.format(entry.firstSeen()))
            .put("last_seen", Times.format(entry.lastSeen()));
    ArrayNode values = json.putArray("top_values");
    entry
        .topValues()
        .forEach(value ->
            values.addObject().put("value", value.value()).put("requests", value.requests()));
    ArrayNode odd = json.putArray("warnings");
    for (KeyWarning warning : warnings) {
      ObjectNode one = odd.addObject().put("code", warning.code().wireName());
      if (warning.other() != null) {
        one.put("other", warning.other());
      }
      one.put("message", warning.message());
    }
    return json;
  }
}
