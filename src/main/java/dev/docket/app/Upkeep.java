package dev.docket.app;

import dev.docket.maintenance.retention.KeptTime;
import java.nio.file.Path;
import java.util.Optional;

/// What an operator has decided about running for years.
///
/// @param retention how long requests are kept at least; empty for ever
/// @param partitionMaxBytes a partition that is larger gets a successor
/// @param backupDir where the embedded engine puts backups
/// @param backupRepository the external cluster's repository for backups
public record Upkeep(
    Optional<KeptTime> retention,
    long partitionMaxBytes,
    Path backupDir,
    Optional<String> backupRepository) {

  Upkeep withBackupsIn(Path folder) {
    return new Upkeep(retention, partitionMaxBytes, folder, backupRepository);
  }
}
