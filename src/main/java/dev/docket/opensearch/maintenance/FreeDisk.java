package dev.docket.opensearch.maintenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// Refuses writes while the disk of the embedded engine is nearly full. The engine's own guard
/// looks every ten seconds, and a busy writer fills a disk faster than that.
public final class FreeDisk implements Supplier<Optional<String>> {

  private final Path folder;
  private final long minimum;

  public FreeDisk(Path folder, long minimum) {
    this.folder = folder;
    this.minimum = minimum;
  }

  /// Why nothing may be written now; empty when there is room.
  @Override
  public Optional<String> get() {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      return free >= minimum
          ? Optional.empty()
          : Optional.of(
              "The disk is nearly full: %,d bytes are free, %,d must stay free (DOCKET_MIN_FREE_DISK)."
                  .formatted(free, minimum));
    } catch (IOException e) {
      return Optional.of("The disk cannot be looked at: " + e.getMessage());
    }
  }
}
