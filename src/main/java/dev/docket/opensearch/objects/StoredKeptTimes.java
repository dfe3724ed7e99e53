package dev.docket.opensearch.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.maintenance.retention.KeptTime;
import dev.docket.maintenance.retention.KeptTimes;
import dev.docket.requests.WorkspaceId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Times of workspaces as objects, one for each workspace that has one.
public final class StoredKeptTimes implements KeptTimes {

  private static final String KIND = "kept-time";
  private static final String DAYS = "days";

  private final ObjectStore objects;

  public StoredKeptTimes(ObjectStore objects) {
    this.objects = objects;
  }

  @Override
  public Map<WorkspaceId, KeptTime> all() {
    Map<WorkspaceId, KeptTime> all = new HashMap<>();
    for (StoredObject object : objects.list(KIND)) {
      all.put(
          new WorkspaceId(Long.parseLong(object.key())),
          new KeptTime(object.body().path(DAYS).intValue()));
    }
    return all;
  }

  @Override
  public void set(WorkspaceId workspace, Optional<KeptTime> kept) {
    if (kept.isEmpty()) {
      objects.delete(KIND, workspace.term());
      return;
    }
    ObjectNode body = Json.object().put(DAYS, kept.get().days());
    boolean written = false;
    while (!written) {
      written =
          objects
              .get(KIND, workspace.term())
              .map(old -> objects.replace(old, body))
              .orElseGet(() -> objects.create(KIND, workspace.term(), body, true));
    }
  }
}
