package dev.docket.opensearch.objects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.docket.json.Json;
import dev.docket.requests.Groups;
import dev.docket.requests.RequestIdSource;
import dev.docket.requests.WorkspaceId;

/// Groups as objects. Groups are never deleted, so that one which was seen is known for good.
public final class StoredGroups implements Groups {

  private static final String KIND = "group";

  private final ObjectStore objects;
  private final RequestIdSource ids;
  private final Cache<String, Boolean> known = Caffeine.newBuilder().maximumSize(10_000).build();

  public StoredGroups(ObjectStore objects, RequestIdSource ids) {
    this.objects = objects;
    this.ids = ids;
  }

  @Override
  public long create(WorkspaceId workspace) {
    while (true) {
      long id = ids.next().value();
      if (objects.create(KIND, key(workspace, id), Json.object().put("id", id), false)) {
        known.put(key(workspace, id), true);
        return id;
      }
    }
  }

  @Override
  public boolean exists(WorkspaceId workspace, long groupId) {
    String key = key(workspace, groupId);
    if (known.getIfPresent(key) != null) {
      return true;
    }
    boolean exists = objects.get(KIND, key).isPresent();
    if (exists) {
      known.put(key, true);
    }
    return exists;
  }

  private static String key(WorkspaceId workspace, long id) {
    return workspace.value() + "-" + id;
  }
}
