package dev.docket.analytics.breakdown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.analytics.PagingReader;
import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import dev.docket.requests.Times;
import dev.docket.requests.WorkspaceId;
import java.util.OptionalDouble;

/// Says how requests spread over the values of a field or of a metadata key.
public final class Breakdowns {

  private final BreakdownSource source;
  private final BreakdownReader reader;

  public Breakdowns(BreakdownSource source, PagingReader pages) {
    this.source = source;
    this.reader = new BreakdownReader(pages);
  }

  /// The answer to a call.
  ///
  /// @throws ProblemException when it cannot be understood, or the engine cannot answer
  public ObjectNode find(WorkspaceId workspace, JsonNode body) {
    BreakdownQuestion question = reader.read(body);
    return json(source.find(workspace, question), question);
  }

  private static ObjectNode json(Breakdown found, BreakdownQuestion question) {
    ObjectNode reply =
        Json.object()
            .put("success", true)
            .put("matched", found.matched())
            .put("missing", found.missing())
            .put("distinct", found.distinct().values())
            .put("distinct_exact", found.distinct().exact());
    ArrayNode items = reply.putArray("items");
    found.items().forEach(item -> items.add(json(item, found.matched())));
    if (found.other() == null) {
      reply.putNull("other");
    } else {
      reply
          .putObject("other")
          .put("requests", found.other().requests())
          .put("cost", found.other().cost());
    }
    reply.put("exact", found.exact());
    return found.end() == null
        ? reply.putNull("next_cursor")
        : reply.put("next_cursor", question.next(found, found.end()).paging().cursor().text());
  }

  private static ObjectNode json(Breakdown.Item item, long matched) {
    ObjectNode json =
        Json.object()
            .put("value", item.value())
            .put("requests", item.requests())
            .put("share", (double) item.requests() / matched)
            .put("errors", item.errors())
            .put("error_share", (double) item.errors() / item.requests())
            .put("cost", item.cost())
            .put("input_tokens", item.inputTokens())
            .put("output_tokens", item.outputTokens());
    number(json, "p50_latency_ms", item.p50());
    number(json, "p95_latency_ms", item.p95());
    return json.put("first_seen", Times.format(item.firstSeen()))
        .put("last_seen", Times.format(item.lastSeen()));
  }

  private static void number(ObjectNode json, String name, OptionalDouble number) {
    if (number.isPresent()) {
      json.put(name, number.getAsDouble());
    } else {
      json.putNull(name);
    }
  }
}
