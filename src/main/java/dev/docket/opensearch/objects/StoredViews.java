package dev.docket.opensearch.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.requests.WorkspaceId;
import dev.docket.views.SavedView;
import dev.docket.views.ViewStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/// All views of a workspace in one object: names are unique because it is replaced only if nobody
/// else has changed it.
public final class StoredViews implements ViewStore {

  private static final String KIND = "views";

  private final ObjectStore objects;

  public StoredViews(ObjectStore objects) {
    this.objects = objects;
  }

  @Override
  public List<SavedView> list(WorkspaceId workspace) {
    return objects.get(KIND, key(workspace)).map(StoredViews::views).orElse(List.of());
  }

  @Override
  public List<SavedView> change(WorkspaceId workspace, UnaryOperator<List<SavedView>> change) {
    while (true) {
      Optional<StoredObject> old = objects.get(KIND, key(workspace));
      List<SavedView> changed = change.apply(old.map(StoredViews::views).orElse(List.of()));
      boolean stored =
          old.isPresent()
              ? objects.replace(old.get(), body(changed))
              : objects.create(KIND, key(workspace), body(changed), false);
      if (stored) {
        return changed;
      }
    }
  }

  private static String key(WorkspaceId workspace) {
    return Long.toString(workspace.value());
  }

  private static ObjectNode body(List<SavedView> views) {
    ObjectNode body = Json.object();
    ArrayNode array = body.putArray("views");
    for (SavedView view : views) {
      array
          .addObject()
          .put("id", view.id())
          .put("name", view.name())
          .put("path", view.path())
          .put("created_by", view.createdBy())
          .put("updated_at", view.updatedAt().toString());
    }
    return body;
  }

  private static List<SavedView> views(StoredObject object) {
    return StreamSupport.stream(object.body().path("views").spliterator(), false)
        .map(StoredViews::view)
        .toList();
  }

  private static SavedView view(JsonNode view) {
    return new SavedView(
        view.path("id").longValue(),
        view.path("name").textValue(),
        view.path("path").textValue(),
        view.path("created_by").textValue(),
        Instant.parse(view.path("updated_at").textValue()));
  }
}
