package dev.docket.workspaces;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The text that a client sends to prove who it is.
///
/// @param text never logged, never stored
public record Secret(String text) {

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final int SHOWN = 10;

  /// A new one: `dk_` and 192 random bits.
  static Secret random() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return new Secret("dk_" + HexFormat.of().formatHex(bytes));
  }

  /// A new one for a browser: 256 random bits.
  static Secret randomToken() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new Secret(HexFormat.of().formatHex(bytes));
  }

  /// What is stored and remembered instead.
  public String digest() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Enough to recognise it by, too little to guess it from.
  String prefix() {
    return text.length() > 2 * SHOWN ? text.substring(0, SHOWN) : "";
  }

  /// Hides the text from logs and messages.
  @Override
  public String toString() {
    return "Secret";
  }
}
