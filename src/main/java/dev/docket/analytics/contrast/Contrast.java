package dev.docket.analytics.contrast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.analytics.Dimension;
import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import java.time.InstantSource;

/// Says what two sets of requests differ in: what the slow ones have in common, and the fast ones
/// have not.
public final class Contrast {

  private final ContrastSource source;
  private final ContrastReader reader;

  public Contrast(ContrastSource source, InstantSource clock) {
    this.source = source;
    this.reader = new ContrastReader(clock);
  }

  /// The answer to a call.
  ///
  /// @throws ProblemException when the body cannot be understood, or the engine cannot answer
  public ObjectNode find(WorkspaceId workspace, JsonNode body) {
    return json(source.find(workspace, reader.read(body)));
  }

  private static ObjectNode json(Contrasted found) {
    ObjectNode reply = Json.object().put("success", true);
    reply.putObject("a").put("requests", found.a());
    reply.putObject("b").put("requests", found.b());
    ArrayNode differences = reply.putArray("differences");
    found.differences().forEach(each -> difference(differences.addObject(), each, found));
    ArrayNode measures = reply.putArray("measures");
    found.measures().forEach(each -> measure(measures.addObject(), each));
    return reply.put("exact", found.exact());
  }

  private static void difference(
      ObjectNode json, Contrasted.Difference difference, Contrasted found) {
    switch (difference.dimension()) {
      case Dimension.OfField(var field) -> json.put("dimension", field.wireName());
      case Dimension.OfKey(String key) ->
          json.put("dimension", ContrastReader.METADATA).put("key", key);
    }
    double shareA = (double) difference.a() / found.a();
    double shareB = (double) difference.b() / found.b();
    json.put("value", difference.value());
    json.putObject("a").put("requests", difference.a()).put("share", shareA);
    json.putObject("b").put("requests", difference.b()).put("share", shareB);
    if (difference.b() == 0) {
      json.putNull("lift");
    } else {
      json.put("lift", shareA / shareB);
    }
    json.put("score", difference.score());
  }

  private static void measure(ObjectNode json, Contrasted.Measure measure) {
    json.put("name", measure.measured().name()).put("unit", measure.measured().unitName());
    summary(json.putObject("a"), measure.a());
    summary(json.putObject("b"), measure.b());
  }

  private static void summary(ObjectNode json, Contrasted.Summary summary) {
    json.put("avg", summary.avg()).put("p50", summary.p50()).put("p95", summary.p95());
  }
}
