package dev.docket.client;

import java.net.URI;

/** Reads what a client is told. */
final class Settings {

  private Settings() {}

  static String key(String given) {
    String key = given == null ? "" : given.strip();
    if (key.isEmpty()) {
      throw new IllegalArgumentException(
          "no API key: give it to the builder, or set the variable DOCKET_API_KEY");
    }
    if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(
          "the API key has characters in it that no API key has, such as spaces");
    }
    return key;
  }

  /** The URL without slashes at its end. */
  static URI base(String given) {
    URI uri;
    try {
      uri = URI.create(given.strip().replaceAll("/+$", ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the URL of Docket is none: " + given, e);
    }
    boolean web =
        "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    if (!web
        || uri.getHost() == null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the URL of Docket is like http://127.0.0.1:8080 or https://host/path, not " + given);
    }
    return uri;
  }

  static String agent() {
    String version = Docket.class.getPackage().getImplementationVersion();
    return "docket-java/%s (java %s)"
        .formatted(version == null ? "dev" : version, Runtime.version().feature());
  }
}
