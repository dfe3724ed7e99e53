package dev.docket.json;

/// Builds JSON pointers (RFC 6901) into a client's body.
public final class Pointer {

  private Pointer() {}

  /// The place of a property.
  public static String to(String parent, String key) {
    return parent + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /// The place of an element.
  public static String to(String parent, int index) {
    return parent + "/" + index;
  }
}
