package dev.docket.ingest;

/// Builds JSON pointers (RFC 6901) into a client's body.
final class Pointer {

  private Pointer() {}

  static String to(String parent, String key) {
    return parent + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  static String to(String parent, int index) {
    return parent + "/" + index;
  }
}
