package dev.docket.client;

/** Texts within the limits of the server. */
final class Texts {

  private static final int LONGEST_ERROR = 1024;

  private Texts() {}

  /** As much of an error's message as the server takes. */
  static String cut(String message) {
    String text = message == null ? "" : message;
    if (text.length() <= LONGEST_ERROR) {
      return text;
    }
    int end =
        Character.isHighSurrogate(text.charAt(LONGEST_ERROR - 1))
            ? LONGEST_ERROR - 1
            : LONGEST_ERROR;
    return text.substring(0, end);
  }
}
