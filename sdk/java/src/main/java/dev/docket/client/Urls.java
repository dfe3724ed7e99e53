package dev.docket.client;

/** Puts URLs together. */
final class Urls {

  private Urls() {}

  /** A path below a base that may end with a slash. */
  static String join(String base, String path) {
    return base.replaceAll("/+$", "") + path;
  }
}
