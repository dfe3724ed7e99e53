package dev.docket.opensearch.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/// How keys, values and names become index terms: exact for any text, never too long for Lucene,
/// never ambiguous.
///
/// Nearly every text is its own term. The sixteen control characters U+0010 to U+001F are Docket's:
/// where a user's text holds one, ESC is put before it, and a lone surrogate, which has no UTF-8
/// form, becomes ESC, U+000F and four of the sixteen. So no user's text can look like a separator
/// or a digest mark, and a search for a text never matches half an escape.
public final class Terms {

  /// Between key and value of a pair's term.
  static final char SEPARATOR = '\u001f';

  /// Between the head of a long text and its digest.
  static final char DIGEST_MARK = '\u001e';

  private static final char ESCAPE = '\u001b';
  private static final char SURROGATE_MARK = '\u000f';
  private static final char RESERVED_FIRST = '\u0010';
  private static final char RESERVED_LAST = '\u001f';

  /// Keys beyond this stand in terms as their first [#KEY_HEAD] characters and their digest:
  /// `include` expressions of aggregations are limited to 1,000 characters.
  static final int MAX_KEY = 128;

  private static final int KEY_HEAD = 64;

  /// Values beyond this stand in terms as their head and their digest: Lucene's terms are limited
  /// to 32,766 bytes.
  static final int MAX_VALUE = 1_024;

  /// Long values are searched for substrings in chunks of this many characters …
  static final int CHUNK = 8_000;

  /// … which overlap by more than the longest text that may be searched for (1,000 code points).
  static final int CHUNK_OVERLAP = 2_048;

  /// Columns of the key/value pairs in one document field.
  public static final int METADATA_COLUMNS = 256;

  /// Columns of outputs and of input variables.
  public static final int OTHER_COLUMNS = 16;

  private Terms() {}

  /// A name or tag as a term. The inverse is [#decode].
  public static String encode(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isReserved(c) || Character.isSurrogate(c)) {
        return encodeFrom(text, i);
      }
    }
    return text;
  }

  private static String encodeFrom(String text, int start) {
    StringBuilder encoded = new StringBuilder(text.length() + 16).append(text, 0, start);
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        encoded.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        encoded.append(ESCAPE).append(SURROGATE_MARK);
        for (int shift = 12; shift >= 0; shift -= 4) {
          encoded.append((char) (RESERVED_FIRST + ((c >> shift) & 0xf)));
        }
      } else if (isReserved(c)) {
        encoded.append(ESCAPE).append(c);
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }

  /// The text of a term made by [#encode].
  public static String decode(String term) {
    if (term.indexOf(ESCAPE) < 0) {
      return term;
    }
    StringBuilder text = new StringBuilder(term.length());
    for (int i = 0; i < term.length(); i++) {
      char c = term.charAt(i);
      if (c != ESCAPE) {
        text.append(c);
      } else if (term.charAt(++i) != SURROGATE_MARK) {
        text.append(term.charAt(i));
      } else {
        int surrogate = 0;
        for (int digit = 0; digit < 4; digit++) {
          surrogate = surrogate << 4 | (term.charAt(++i) - RESERVED_FIRST);
        }
        text.append((char) surrogate);
      }
    }
    return text.toString();
  }

  private static boolean isReserved(char c) {
    return c >= RESERVED_FIRST && c <= RESERVED_LAST;
  }

  /// A key as it stands at the beginning of its pairs' terms, and in the list of keys.
  public static String key(String key) {
    return key.length() <= MAX_KEY ? encode(key) : headAndDigest(key, KEY_HEAD);
  }

  /// What all terms of a key begin with, and no other key's.
  public static String keyPrefix(String key) {
    return key(key) + SEPARATOR;
  }

  /// The term of one pair: the same for the same key and value, different for all others.
  public static String pair(String key, String value) {
    return keyPrefix(key) + value(value);
  }

  /// A value as it stands at the end of its pair's term.
  static String value(String value) {
    return isLong(value) ? headAndDigest(value, MAX_VALUE) : encode(value);
  }

  static boolean isLong(String value) {
    return value.length() > MAX_VALUE;
  }

  /// The column that holds a key's pairs, as two hexadecimal digits.
  public static String column(String key, int columns) {
    CRC32 crc = new CRC32();
    crc.update(key(key).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((byte) (crc.getValue() % columns));
  }

  /// The terms by which a long value is searched for substrings.
  static List<String> chunks(String key, String value) {
    String prefix = keyPrefix(key);
    String encoded = encode(value);
    List<String> chunks = new ArrayList<>();
    int start = 0;
    while (true) {
      int end = Math.min(encoded.length(), start + CHUNK);
      chunks.add(prefix + whole(encoded, start, end));
      if (end == encoded.length()) {
        return chunks;
      }
      start = end - CHUNK_OVERLAP;
    }
  }

  /// A part of an encoded text that cuts no surrogate pair; the overlap holds what is left off.
  private static String whole(String encoded, int start, int end) {
    int from = Character.isLowSurrogate(encoded.charAt(start)) ? start + 1 : start;
    int to = Character.isHighSurrogate(encoded.charAt(end - 1)) ? end - 1 : end;
    return encoded.substring(from, to);
  }

  private static String headAndDigest(String text, int head) {
    int end = Character.isHighSurrogate(text.charAt(head - 1)) ? head - 1 : head;
    return encode(text.substring(0, end)) + DIGEST_MARK + sha256(text);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      // Of the encoded text: the JDK's encoders give every lone surrogate the same bytes.
      return HexFormat.of().formatHex(digest.digest(encode(text).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
