package dev.docket.views;

import java.time.Instant;

/// A page of the web interface, with all that its address holds, under a name.
///
/// @param path from the slash on, with its query
/// @param createdBy name of the key that it was saved with
public record SavedView(long id, String name, String path, String createdBy, Instant updatedAt) {

  SavedView changed(String newName, String newPath, Instant at) {
    return new SavedView(id, newName, newPath, createdBy, at);
  }
}
