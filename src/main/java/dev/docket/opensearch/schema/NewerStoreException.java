package dev.docket.opensearch.schema;

/// The store was written by a newer Docket; this one could only damage it.
public final class NewerStoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NewerStoreException(String what, int stored, int ours) {
    super(
        "the store was written by a newer Docket (%s: layout %d, this version knows %d); start that version"
            .formatted(what, stored, ours));
  }
}
