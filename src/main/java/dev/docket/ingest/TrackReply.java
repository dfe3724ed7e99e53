package dev.docket.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestLog;

/// What `/track-request` answers.
public final class TrackReply {

  private TrackReply() {}

  /// The reply to a stored request; the blueprint is null unless it was asked for.
  public static ObjectNode of(RequestId id, Incoming incoming) {
    RequestLog log = incoming.log();
    ObjectNode reply = Json.object();
    reply.put("success", true);
    reply.put("request_id", id.value());
    if (incoming.returnBlueprint()) {
      reply.set("prompt_blueprint", Blueprint.of(log.call(), log.exchange().raw()));
    } else {
      reply.putNull("prompt_blueprint");
    }
    reply.put("message", "Request tracked successfully");
    Warnings.into(reply, incoming.warnings());
    return reply;
  }
}
