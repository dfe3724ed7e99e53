package dev.docket.ingest;

import dev.docket.requests.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// By what a second try of the same call is recognised.
///
/// SDKs send the same bytes again after a 429, a 5xx or a lost connection, and have no idempotency
/// key. A caller that has one is taken at its word.
///
/// @param digest SHA-256 in hex
/// @param named whether the caller gave an idempotency key
public record ResendKey(String digest, boolean named) {

  /// The key of a call by its bytes.
  public static ResendKey ofBody(WorkspaceId workspace, String route, byte[] body) {
    return new ResendKey(digest(workspace, route, "body", body), false);
  }

  /// The key of a call that carries an `Idempotency-Key`.
  public static ResendKey ofName(WorkspaceId workspace, String route, String name) {
    return new ResendKey(
        digest(workspace, route, "name", name.getBytes(StandardCharsets.UTF_8)), true);
  }

  /// The key of one item of a batch call.
  public ResendKey item(int index) {
    MessageDigest sha = sha256();
    sha.update((digest + " " + index).getBytes(StandardCharsets.UTF_8));
    return new ResendKey(HexFormat.of().formatHex(sha.digest()), named);
  }

  private static String digest(WorkspaceId workspace, String route, String kind, byte[] content) {
    MessageDigest sha = sha256();
    sha.update(
        "%s %s %s\n".formatted(workspace.term(), route, kind).getBytes(StandardCharsets.UTF_8));
    sha.update(content);
    return HexFormat.of().formatHex(sha.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
