package dev.docket.ingest;

import dev.docket.problem.Warning;
import dev.docket.requests.RequestLog;
import java.util.List;

/// A request as a client logged it, ready to be stored.
///
/// Whether its group exists is not known here: the caller looks at
/// [dev.docket.requests.Annotations#groupId()].
///
/// @param warnings what was changed or left out on the way
/// @param returnBlueprint whether the client asked for the prompt blueprint in the reply
public record Incoming(RequestLog log, List<Warning> warnings, boolean returnBlueprint) {

  public Incoming {
    warnings = List.copyOf(warnings);
  }
}
