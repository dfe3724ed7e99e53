package dev.docket.requests;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Port: from when on searches see what was acknowledged.
public interface Visibility {

  /// Waits until searches see every write that this server has acknowledged before the call. All
  /// who wait share the work.
  ///
  /// @param patience after which it is given up
  /// @return true, or false when patience ran out; never fails
  CompletableFuture<Boolean> searchable(Duration patience);

  /// As [#searchable], but of every write that any server beside the same engine has acknowledged
  /// before the call. Dearer where there may be others.
  ///
  /// @param patience after which it is given up
  /// @return true, or false when patience ran out; never fails
  CompletableFuture<Boolean> everythingSearchable(Duration patience);

  /// What a search that begins now sees at least. Costs nothing, and asks nobody.
  Freshness freshness();
}
