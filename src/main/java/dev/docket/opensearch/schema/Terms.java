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

  /// Long values are searched for substrings in chunks of at most this many characters of their
  /// encoded form …
  static final int CHUNK = 8_000;

  /// … which overlap by this many code points, more than may be searched for.
  static final int CHUNK_OVERLAP = 1_024;

  /// Of a digest, where a person sees it.
  private static final int SHOWN_DIGITS = 8;

  /// Regular expression, in the engine's dialect, of one code point of an encoded text. It matches
  /// no separator, no digest mark and nothing in the middle of an escape.
  public static final String ONE_ENCODED =
      "([^\u0010-\u001f]|\u001b[\u0010-\u001f]|\u001b\u000f[\u0010-\u001f]{4})";

  /// Columns of the key/value pairs in one document field.
  public static final int METADATA_COLUMNS = 256;

  /// Columns of outputs and of input variables.
  public static final int OTHER_COLUMNS = 16;

  private Terms() {}

  /// A name or tag as a term. The inverse is [#decode].
  public static String encode(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= RESERVED_FIRST && c <= RESERVED_LAST) || Character.isSurrogate(c)) {
        return encodeFrom(text, i);
      }
    }
    return text;
  }

  private static String encodeFrom(String text, int start) {
    StringBuilder encoded = new StringBuilder(text.length() + 16).append(text, 0, start);
    for (int i = start; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      append(encoded, codePoint);
      i += Character.charCount(codePoint);
    }
    return encoded.toString();
  }

  private static void append(StringBuilder encoded, int codePoint) {
    if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      encoded.append(ESCAPE).append(SURROGATE_MARK);
      for (int shift = 12; shift >= 0; shift -= 4) {
        encoded.append((char) (RESERVED_FIRST + ((codePoint >> shift) & 0xf)));
      }
    } else if (codePoint >= RESERVED_FIRST && codePoint <= RESERVED_LAST) {
      encoded.append(ESCAPE).append((char) codePoint);
    } else {
      encoded.appendCodePoint(codePoint);
    }
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

  /// A key as it stands at the beginning of its pairs' terms, and in the list of keys.
  public static String key(String key) {
    return key.length() <= MAX_KEY ? encode(key) : headAndDigest(key, KEY_HEAD);
  }

  /// What all terms of a key begin with, and no other key's.
  public static String keyPrefix(String key) {
    return key(key) + SEPARATOR;
  }

  /// The same of a key as it stands in the list of keys: of a long one nothing else is known.
  public static String keyPrefixOfTerm(String keyTerm) {
    return keyTerm + SEPARATOR;
  }

  /// Whether a key's term is all of the key, so that [#decode] gives it.
  public static boolean isWhole(String keyTerm) {
    return key(decode(keyTerm)).equals(keyTerm);
  }

  /// The term of one pair: the same for the same key and value, different for all others.
  public static String pair(String key, String value) {
    return keyPrefix(key) + value(value);
  }

  /// A value as it stands at the end of its pair's term.
  static String value(String value) {
    return isLong(value) ? headAndDigest(value, MAX_VALUE) : encode(value);
  }

  /// A term's text, for people: of a text that is too long for a term its beginning, `…` and the
  /// first digits of its digest, so that two of them are told apart.
  public static String shown(String term) {
    for (int i = 0; i < term.length(); i++) {
      char c = term.charAt(i);
      if (c == DIGEST_MARK) {
        return decode(term.substring(0, i)) + "… " + term.substring(i + 1, i + 1 + SHOWN_DIGITS);
      }
      if (c == ESCAPE) {
        i += term.charAt(i + 1) == SURROGATE_MARK ? 5 : 1;
      }
    }
    return decode(term);
  }

  static boolean isLong(String value) {
    return value.length() > MAX_VALUE;
  }

  /// The column that holds a key's pairs, as two hexadecimal digits.
  public static String column(String key, int columns) {
    return columnOfTerm(key(key), columns);
  }

  /// The same of a key as it stands in the list of keys.
  public static String columnOfTerm(String keyTerm, int columns) {
    CRC32 crc = new CRC32();
    crc.update(keyTerm.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((byte) (crc.getValue() % columns));
  }

  /// The terms by which a long value is searched for substrings. Every part of it that is no longer
  /// than the overlap is whole in one of them, and none begins or ends within an escape.
  static List<String> chunks(String key, String value) {
    String prefix = keyPrefix(key);
    List<String> chunks = new ArrayList<>();
    int start = 0;
    while (true) {
      StringBuilder chunk = new StringBuilder(prefix.length() + CHUNK).append(prefix);
      int end = fill(chunk, value, start, prefix.length() + CHUNK);
      chunks.add(chunk.toString());
      if (end == value.length()) {
        return chunks;
      }
      start = value.offsetByCodePoints(end, -CHUNK_OVERLAP);
    }
  }

  /// Encodes from `start` on for as long as there is room, and says where it stopped.
  private static int fill(StringBuilder chunk, String value, int start, int room) {
    int i = start;
    while (i < value.length()) {
      int codePoint = value.codePointAt(i);
      int before = chunk.length();
      append(chunk, codePoint);
      if (chunk.length() > room) {
        chunk.setLength(before);
        return i;
      }
      i += Character.charCount(codePoint);
    }
    return i;
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
