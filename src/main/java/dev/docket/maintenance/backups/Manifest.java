package dev.docket.maintenance.backups;

import java.util.Map;

/// What a backup must hold, written into it when it begins.
///
/// @param version of the Docket that wrote it
/// @param prefix of all its indices
/// @param documents in each index, counted before it began: what is written while it runs comes in
///   or does not
public record Manifest(String version, String prefix, Map<String, Long> documents) {

  public Manifest {
    documents = Map.copyOf(documents);
  }

  /// How many partitions it has.
  public long partitions() {
    return documents.keySet().stream().filter(this::holdsRequests).count();
  }

  /// How many requests it holds at least.
  public long requests() {
    return documents.entrySet().stream()
        .filter(index -> holdsRequests(index.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private boolean holdsRequests(String index) {
    return index.startsWith(prefix + "-requests-");
  }
}
