package dev.docket.json;

/// Builds JSON pointers (RFC 6901) into a client's body.
public final class Pointer {

  private Pointer() {}

  public static String to(String parent, String key) {
    return parent + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  public static String to(String parent, int index) {
    return parent + "/" + index;
  }
}
