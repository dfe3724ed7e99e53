package dev.docket.filter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/// What is fixed when somebody begins to go through an answer page by page, along [Cursor]s.
///
/// @param asked a digest of what is asked for, and how it is ordered
/// @param now what `now-3h` is told from, on every page
/// @param below only requests with smaller ids belong to it: those that arrive later do not
public record Walk(String asked, Instant now, long below) {

  /// One that nobody has begun: all requests belong to it.
  public static final Walk ENDLESS = new Walk("", Instant.EPOCH, Long.MAX_VALUE);

  /// Of 32: enough to tell one question from another, which is all that the digest is for.
  private static final int DIGEST_BYTES = 12;

  /// A short text that is another one for other parts.
  public static String digest(String... parts) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\0", parts).getBytes(StandardCharsets.UTF_16));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
