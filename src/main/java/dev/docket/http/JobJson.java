package dev.docket.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.jobs.Job;
import dev.docket.json.Json;
import dev.docket.requests.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A job as every route shows it.
final class JobJson {

  private JobJson() {}

  static ObjectNode of(Job job) {
    ObjectNode json = Json.object();
    json.put("id", job.id()).put("kind", job.kind()).put("state", job.state().word());
    json.put("matched", job.matched()).put("done", job.done()).put("failed", job.failed());
    json.put("created_at", Times.format(job.createdAt()));
    json.put("started_at", time(job.startedAt())).put("finished_at", time(job.finishedAt()));
    json.put("by", job.by()).put("message", job.message());
    json.set("receipt", job.receipt());
    return json;
  }

  /// The answer to a call about one job.
  static ObjectNode reply(Job job) {
    ObjectNode reply = Json.object().put("success", true);
    reply.set("job", of(job));
    return reply;
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : Times.format(instant);
  }
}
