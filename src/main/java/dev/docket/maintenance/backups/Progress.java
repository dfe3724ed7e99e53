package dev.docket.maintenance.backups;

/// How far a backup or a restore is, in parts of the store.
///
/// @param failed parts that will not come
public record Progress(long parts, long done, long failed) {

  public boolean ended() {
    return done + failed >= parts;
  }
}
