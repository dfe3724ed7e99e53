package dev.docket.client.internal;

import java.nio.charset.StandardCharsets;

/** Text as one segment of a path, or one value of a query. */
public final class PathSegment {

  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_~.";

  private PathSegment() {}

  /** Everything but letters and digits of ASCII and {@code - _ ~ .} as bytes of UTF-8. */
  public static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (PLAIN.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(String.format("%02X", b & 0xff));
      }
    }
    return encoded.toString();
  }
}
