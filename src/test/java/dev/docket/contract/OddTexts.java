package dev.docket.contract;

import dev.docket.opensearch.schema.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keys and values that break what is not built for them.
final class OddTexts {

  private OddTexts() {}

  static List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (String odd :
        List.of(
            "=", ".", "*", "\"", "\\", "#", "~", "@", "&", "<", ">", " ", "?", "+", "|", "{", "}",
            "[", "]", "(", ")", "^", "$", "'", "/", ":", "%", "\n", "\t", "\u0000", "\u0001",
            "\u000f", "\u0010", "\u001b", "\u001e", "\u001f", "\u007f", "é", "ß", "İ", "中", "🙂",
            "\ud800", "\udfff", "\ufffd", "\uffff", "e\u0301")) {
      keys.add(odd);
      keys.add("key" + odd);
      keys.add(odd + "key");
      keys.add("ke" + odd + "y");
      keys.add(odd + odd + odd);
    }
    keys.add("k".repeat(128));
    keys.add("k".repeat(129));
    keys.add("k".repeat(1_024));
    keys.add("k".repeat(1_023) + "l");
    keys.add("\ud83d\ude42".repeat(512));
    keys.add("=".repeat(1_024));
    return keys;
  }

  /// Two keys of one column.
  static List<String> colliding() {
    Map<String, String> seen = new HashMap<>();
    for (int i = 0; ; i++) {
      String key = "key_" + i;
      String other = seen.put(Terms.column(key, Terms.METADATA_COLUMNS), key);
      if (other != null) {
        return List.of(other, key);
      }
    }
  }
}
