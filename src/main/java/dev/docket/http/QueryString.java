package dev.docket.http;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Decodes a query string, all of it or none: a filter of which a part is lost or replaced would
/// select something else. A stray `%` has become `%25` before, as it has in paths.
final class QueryString {

  private QueryString() {}

  /// The values by name, in the order in which they were given.
  ///
  /// @throws ProblemException [Problem.Malformed]
  static Map<String, List<String>> parse(String query) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!pair.isEmpty()) {
        values
            .computeIfAbsent(decoded(name), _ -> new ArrayList<>())
            .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text.replace('+', ' ');
    }
    byte[] encoded = text.replace('+', ' ').getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length);
    for (int i = 0; i < encoded.length; i++) {
      if (encoded[i] == '%') {
        bytes.write(hex(encoded, i + 1));
        i += 2;
      } else {
        bytes.write(encoded[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed();
    }
  }

  private static int hex(byte[] encoded, int at) {
    if (at + 1 >= encoded.length
        || !HexFormat.isHexDigit(encoded[at])
        || !HexFormat.isHexDigit(encoded[at + 1])) {
      throw malformed();
    }
    return HexFormat.fromHexDigit(encoded[at]) << 4 | HexFormat.fromHexDigit(encoded[at + 1]);
  }

  private static ProblemException malformed() {
    return new ProblemException(
        new Problem.Malformed(
            "The query string is not URL-encoded UTF-8: a % is followed by two hexadecimal digits,"
                + " and stands itself as %25."));
  }
}
