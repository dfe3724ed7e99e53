package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.requests.Flattening;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// A value as a cell of a table that a spreadsheet may open.
final class CsvCell {

  /// What makes spreadsheets take a cell for a formula, or look for one behind it. An apostrophe is
  /// among them so that one at the beginning is always ours, and can be taken away again.
  private static final String DEFUSED = "=+-@\t\r\n'";

  private static final byte[] REPLACEMENT = "\ufffd".getBytes(StandardCharsets.UTF_8);

  private CsvCell() {}

  /// Texts as they are but for a formula's beginning, all other values as JSON; nothing as nothing.
  static String of(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isTextual() ? text(value.textValue()) : json(value);
  }

  /// A text with an apostrophe before what would be a formula. What is exactly a JSON number is
  /// none, whatever it begins with.
  static String text(String text) {
    return !text.isEmpty()
            && DEFUSED.indexOf(text.charAt(0)) >= 0
            && Flattening.numberOf(Json.object().textNode(text)) == null
        ? "'" + text
        : text;
  }

  /// JSON, which keeps what a table cannot: lone surrogates are escaped.
  static String json(JsonNode value) {
    return new String(Json.bytes(value), StandardCharsets.UTF_8);
  }

  /// The bytes of a line. A lone surrogate has no form in UTF-8, and becomes U+FFFD.
  static byte[] utf8(String line) {
    try {
      ByteBuffer bytes =
          StandardCharsets.UTF_8
              .newEncoder()
              .replaceWith(REPLACEMENT)
              .onMalformedInput(CodingErrorAction.REPLACE)
              .encode(CharBuffer.wrap(line));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return exact;
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("what is malformed is replaced", e);
    }
  }
}
