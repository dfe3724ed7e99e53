package dev.docket.pricing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One provider's prices. Filled once, then only read.
final class ModelPrices {

  private final Map<String, NavigableMap<LocalDate, Price>> exact = new HashMap<>();
  private final NavigableMap<String, NavigableMap<LocalDate, Price>> prefixes = new TreeMap<>();

  void add(Price price) {
    var of =
        switch (price.match()) {
          case EXACT -> exact;
          case PREFIX -> prefixes;
        };
    of.computeIfAbsent(price.model(), _ -> new TreeMap<>()).put(price.from(), price);
  }

  /// The price in force of the entry that says most about the name: the name itself, or else the
  /// longest beginning.
  @Nullable Price find(String name, LocalDate day) {
    Price found = inForce(exact.get(name), day);
    // Every beginning of the name sorts before it. The nearest entry before it either is one, or
    // has a common beginning with it that all shorter ones are beginnings of too.
    String end = name;
    while (found == null) {
      var entry = prefixes.floorEntry(end);
      if (entry == null) {
        return null;
      }
      String prefix = entry.getKey();
      if (name.startsWith(prefix)) {
        found = inForce(entry.getValue(), day);
        end = prefix.substring(0, Math.max(0, prefix.length() - 1));
      } else {
        end = common(name, prefix);
      }
      if (end.isEmpty()) {
        return found;
      }
    }
    return found;
  }

  private static @Nullable Price inForce(
      @Nullable NavigableMap<LocalDate, Price> dated, LocalDate day) {
    var entry = dated == null ? null : dated.floorEntry(day);
    return entry == null ? null : entry.getValue();
  }

  private static String common(String one, String other) {
    int length = 0;
    int most = Math.min(one.length(), other.length());
    while (length < most && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return one.substring(0, length);
  }
}
