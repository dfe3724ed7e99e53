package dev.docket.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Keys, values and texts to try: ordinary ones, and all that has ever broken a search engine.
final class RandomTexts {

  private static final List<String> WORDS =
      List.of(
          "refund",
          "Refund",
          "REFUNDS",
          "policy",
          "the",
          "of",
          "a",
          "order_id",
          "bar@exam",
          "x1",
          "42",
          "ab",
          "abc",
          "abcd",
          "Straße",
          "STRASSE",
          "ÄPFEL",
          "äpfel",
          "naïve",
          "e\u0301te",
          "Москва",
          "москва",
          "λόγος",
          "हिन्दी",
          "한국어",
          "退款政策",
          "政策",
          "東京",
          "タワー",
          "ひらがな",
          "การคืนเงิน",
          "🙂",
          "👍🏽",
          "☎",
          "w".repeat(300),
          "it's",
          "e-mail",
          "C++",
          "…",
          "\u0000",
          "\ud83d",
          "\udc00");

  private static final List<String> BETWEEN =
      List.of(" ", " ", " ", " ", "", ", ", "\n", "\n\n", " - ", "\t", "\"", " \u001f ");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-0.0",
          "1",
          "42",
          "42.0",
          "4.2e1",
          "1.10",
          "-7",
          "0.1",
          "1e300",
          "-1e300",
          "5e-324",
          "1e400",
          "9007199254740991",
          "9007199254740993",
          "9223372036854775807",
          "123456789012345678901234567890",
          "1E+2");

  private static final List<String> ODD = OddTexts.keys();

  private final Random random;
  private final List<String> keys = new ArrayList<>();

  RandomTexts(Random random) {
    this.random = random;
    keys.addAll(OddTexts.colliding());
    keys.addAll(
        List.of(
            "user_id",
            "User_Id",
            "user",
            "user.id",
            "user.ids",
            "env",
            "Env",
            "n",
            "a",
            "b",
            "A",
            "",
            "tool_calls.function.name",
            "k".repeat(128),
            "k".repeat(129),
            "k".repeat(130)));
    for (int i = 0; i < 25; i++) {
      keys.add(pick(ODD));
    }
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  String key() {
    return chance(0.6) ? keys.get(random.nextInt(8)) : pick(keys);
  }

  /// A name: a tag, a model, a tool.
  String name() {
    return chance(0.8) ? pick(List.of("a", "b", "A", "beta", "Beta", "c d", "ä", "Ä")) : odd();
  }

  /// A short text that is anything but ordinary.
  String odd() {
    String odd = pick(ODD);
    return odd.length() > 300 ? odd.substring(0, 300) : odd;
  }

  /// Prose in many scripts.
  String prose(int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(pick(WORDS)).append(pick(BETWEEN));
    }
    return text.toString();
  }

  /// A number, as a number or as a string.
  JsonNode number() {
    String number =
        chance(0.5)
            ? Integer.toString(random.nextInt(20))
            : chance(0.5) ? pick(NUMBERS) : Double.toString(random.nextGaussian() * 100);
    return chance(0.5) ? TextNode.valueOf(number) : Json.parse(number);
  }

  /// Any value, objects and lists too.
  JsonNode value(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 9)) {
      case 0, 1, 2 -> TextNode.valueOf(name());
      case 3 -> TextNode.valueOf(odd());
      case 4, 5 -> number();
      case 6 -> Json.parse(pick(List.of("true", "false", "\"true\"", "null", "\"\"")));
      case 7 -> TextNode.valueOf(prose(1 + random.nextInt(5)));
      case 8 -> TextNode.valueOf(chance(0.15) ? longValue() : pick(WORDS));
      case 9, 10 -> {
        ObjectNode object = Json.object();
        for (int i = random.nextInt(3); i >= 0; i--) {
          object.set(pick(List.of("id", "ids", "name", "a", "function")), value(depth - 1));
        }
        yield object;
      }
      default -> {
        ArrayNode list = Json.object().arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(value(depth - 1));
        }
        yield list;
      }
    };
  }

  /// Up to 40,000 characters, about as often near a limit of the index.
  String longValue() {
    int length =
        pick(List.of(1_022, 1_024, 1_025, 2_000, 7_900, 8_000, 8_100, 16_000, 23_999, 40_000))
            + random.nextInt(5)
            - 2;
    StringBuilder text = new StringBuilder(length + 400);
    while (text.length() < length) {
      text.append(pick(WORDS)).append(random.nextInt(1_000)).append(pick(BETWEEN));
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }

  /// Some code points of a text, whole.
  String part(String text, int most) {
    int all = text.codePointCount(0, text.length());
    if (all == 0) {
      return "";
    }
    int from = chance(0.3) ? 0 : random.nextInt(all);
    int to = Math.min(all, from + 1 + random.nextInt(most));
    if (chance(0.1)) {
      from = Math.max(0, all - most);
      to = all;
    }
    return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
  }

  /// The text, or one like it.
  String like(String text) {
    return switch (random.nextInt(10)) {
      case 0 -> text.toUpperCase(java.util.Locale.ROOT);
      case 1 -> text.toLowerCase(java.util.Locale.ROOT);
      case 2 -> text + pick(List.of("a", " ", ".", "*", "\u001f", "\n", "0"));
      case 3 -> text.isEmpty() ? "a" : text.substring(0, text.length() - 1);
      case 4 -> pick(List.of("a", " ", ".*", "[", "\\", "\ud83d")) + text;
      default -> text;
    };
  }
}
