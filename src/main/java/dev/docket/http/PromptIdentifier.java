package dev.docket.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A template's name, or its id, as it stands in a path.
///
/// The Python SDK encodes all of it, the JavaScript SDK nothing, so `a%2Fb` and `a/b` are one name,
/// which is decoded once. What cannot be decoded stands for itself.
final class PromptIdentifier {

  /// What stands before every name.
  private static final String WORD = "prompt-templates/";

  private PromptIdentifier() {}

  /// The path's name. A query string that is no list of `key=value` belongs to the name: the
  /// question mark in it was not encoded.
  static String of(Context ctx) {
    String name = decoded(rest(ctx));
    String query = ctx.queryString();
    return query == null || isParameters(query) ? name : name + "?" + decoded(query);
  }

  /// The name in a path that ends with another word; null when it is the name that ends so, with
  /// the slash encoded.
  ///
  /// @param suffix with a slash at its beginning
  static @Nullable String before(String suffix, Context ctx) {
    String rest = rest(ctx);
    return rest.endsWith(suffix) && rest.length() > suffix.length()
        ? decoded(rest.substring(0, rest.length() - suffix.length()))
        : null;
  }

  /// As it was sent: what the router gives has lost slashes.
  private static String rest(Context ctx) {
    String raw = ctx.req().getRequestURI();
    return raw.substring(raw.indexOf(WORD) + WORD.length());
  }

  private static boolean isParameters(String query) {
    return Stream.of(query.split("&", -1))
        .allMatch(pair -> pair.isEmpty() || pair.indexOf('=') > 0);
  }

  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length);
    for (int i = 0; i < encoded.length; i++) {
      if (encoded[i] == '%'
          && i + 2 < encoded.length
          && HexFormat.isHexDigit(encoded[i + 1])
          && HexFormat.isHexDigit(encoded[i + 2])) {
        bytes.write(
            HexFormat.fromHexDigit(encoded[i + 1]) << 4 | HexFormat.fromHexDigit(encoded[i + 2]));
        i += 2;
      } else {
        bytes.write(encoded[i]);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
