package dev.docket.http;

import dev.docket.ingest.Enriching;
import dev.docket.ingest.Intake;
import dev.docket.ingest.LogReader;
import dev.docket.requests.Groups;
import java.util.List;

/// The features behind the routes that log requests and attach something to them.
public record WriteParts(LogReader logs, Intake intake, Enriching enriching, Groups groups) {

  List<Routes> routes(Writes writes, Bodies bodies, Authentication authentication) {
    return List.of(
        new IngestRoutes(writes, bodies, authentication, intake, logs),
        new EnrichRoutes(writes, bodies, authentication, enriching, groups, logs));
  }
}
