package dev.docket.traces;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.ingest.Warnings;
import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import dev.docket.problem.Warning;
import dev.docket.requests.Visibility;
import dev.docket.requests.WorkspaceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The one door through which spans come in.
///
/// They are stored first, and requests that carry their ids are looked for afterwards; whoever
/// stores a request does it the other way round. So of the two the later one sees the earlier one.
/// Every step can be done again without harm: a call that fails is to be sent again.
public final class SpanIntake {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int RETRY_AFTER = 2;

  private final SpanStore spans;
  private final SpanLogs logs;
  private final SpanLinks links;
  private final Visibility visibility;

  public SpanIntake(SpanStore spans, SpanLogs logs, SpanLinks links, Visibility visibility) {
    this.spans = spans;
    this.logs = logs;
    this.links = links;
    this.visibility = visibility;
  }

  /// Stores spans and what they bring along, and links them to their requests.
  ///
  /// @return the reply, when all of it is durable
  /// @throws ProblemException [dev.docket.problem.Problem.Unavailable] when it may not all be
  public ObjectNode store(WorkspaceId workspace, SpanBatch batch) {
    if (!batch.spans().isEmpty()) {
      spans.store(workspace, batch.spans());
      if (!visibility.everythingSearchable(PATIENCE).join()) {
        throw ProblemException.unavailable(
            "The spans are stored, but could not be linked to their requests. Send them again.",
            RETRY_AFTER);
      }
    }
    List<SpanLogs.Logged> logged = logs.store(workspace, batch.logs());
    links.link(workspace, batch.spans());
    return reply(batch, logged);
  }

  private static ObjectNode reply(SpanBatch batch, List<SpanLogs.Logged> logged) {
    ObjectNode reply = Json.object().put("success", true);
    ArrayNode spans = reply.putArray("spans");
    for (Span span : batch.spans()) {
      spans.addObject().put("id", span.id()).put("name", span.name()).put("span_id", span.spanId());
    }
    ArrayNode requests = reply.putArray("request_logs");
    List<Warning> warnings = new ArrayList<>(batch.warnings());
    for (SpanLogs.Logged one : logged) {
      requests.addObject().put("id", one.id().value()).put("span_id", one.spanId());
      warnings.addAll(one.warnings());
    }
    Warnings.into(reply, warnings);
    return reply;
  }
}
