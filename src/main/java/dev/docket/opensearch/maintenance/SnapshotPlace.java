package dev.docket.opensearch.maintenance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.nio.file.Path;
import java.util.Optional;

/// Where snapshots are: what the engine calls a repository.
public sealed interface SnapshotPlace {

  /// A folder that the embedded engine may use; Docket tells it so.
  ///
  /// @param readOnly whether nothing may be added or deleted there
  record Folder(Path folder, boolean readOnly) implements SnapshotPlace {

    ObjectNode definition() {
      ObjectNode definition = Json.object().put("type", "fs");
      definition
          .putObject("settings")
          .put("location", folder.toAbsolutePath().normalize().toString())
          .put("readonly", readOnly);
      return definition;
    }
  }

  /// A repository that whoever runs an external cluster has set up there.
  record Repository(String name) implements SnapshotPlace {}

  /// An external cluster without one.
  record Nowhere() implements SnapshotPlace {}

  /// The repository of an external cluster, if there is one.
  static SnapshotPlace of(Optional<String> repository) {
    return repository.<SnapshotPlace>map(Repository::new).orElseGet(Nowhere::new);
  }
}
