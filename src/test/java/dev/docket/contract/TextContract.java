package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.json.Json;
import dev.docket.opensearch.schema.TextWords;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestLog;
import dev.docket.requests.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Words within texts, in the scripts of the world.
abstract class TextContract {

  private final OpenStore store;

  TextContract(OpenStore store) {
    this.store = store;
  }

  @Test
  void the_character_after_half_an_emoji_is_found() {
    Text text = text("cut \ud83dshort, cut \ud83d\tin two \udc00\ud800");
    text.contains("short", "cut short", "in two");
    text.startsWith("cut \ud83ds");
    text.endsWith("in two \udc00\ud800", "\udc00\ud800", "\ud800");
  }

  /// A request whose input is a text.
  private Text text(String input) {
    WorkspaceId workspace = store.workspace();
    RequestId id = store.log(workspace, saying(input));
    store.refresh();
    return new Text(workspace, id);
  }

  static RequestLog saying(String input) {
    RequestLog plain = Requests.with(Map.of());
    return new RequestLog(
        plain.call(),
        plain.timing(),
        plain.usage(),
        plain.cost(),
        plain.outcome(),
        Requests.exchange(input, "ok"),
        plain.annotations());
  }

  /// What finds a text, and what does not.
  private final class Text {

    private final WorkspaceId workspace;
    private final RequestId id;

    Text(WorkspaceId workspace, RequestId id) {
      this.workspace = workspace;
      this.id = id;
    }

    void contains(String... asked) {
      for (String words : asked) {
        assertThat(found(new Filter.TextContains(Field.INPUT_TEXT, words)))
            .as("contains %s", words)
            .containsExactly(id);
      }
    }

    void lacks(String... asked) {
      for (String words : asked) {
        assertThat(found(new Filter.TextContains(Field.INPUT_TEXT, words)))
            .as("lacks %s", words)
            .isEmpty();
      }
    }

    void startsWith(String... asked) {
      for (String characters : asked) {
        assertThat(found(new Filter.TextStartsWith(Field.INPUT_TEXT, characters)))
            .as("starts with %s", characters)
            .containsExactly(id);
      }
    }

    void endsWith(String... asked) {
      for (String characters : asked) {
        assertThat(found(new Filter.TextEndsWith(Field.INPUT_TEXT, characters)))
            .as("ends with %s", characters)
            .containsExactly(id);
      }
    }

    private List<RequestId> found(Filter filter) {
      return store.searched(workspace, filter);
    }
  }

  @Test
  void words_of_scripts_without_spaces_are_found_within_a_text() {
    Text chinese = text("[user]: 我想申请退款，请告诉我退款政策。");
    chinese.contains("退款", "申请退款", "款政", "退款政策", "我想申请", "政策");
    chinese.lacks("款退", "政申", "策我");

    Text japanese = text("[user]: 東京都のデータベースは便利です。ﾃﾞｰﾀﾍﾞｰｽ");
    japanese.contains("東京", "京都", "都の", "データベース", "ベース", "タベ", "便利", "です");
    japanese.lacks("京東", "スーベ");

    Text thai = text("[user]: ขอคืนเงินค่าสินค้าได้ไหม");
    thai.contains("คืนเงิน", "สินค้า", "เงินค่า", "ได้ไหม");
    thai.lacks("เงินคืน");
  }

  @Test
  void half_width_katakana_and_full_width_letters_are_found_by_their_ordinary_forms() {
    Text halfWidth = text("[user]: ｱｲｽｸﾘｰﾑ と ﾃﾞｰﾀﾍﾞｰｽ と ﾊﾟﾝ");
    halfWidth.contains("アイスクリーム", "アイ", "クリーム", "データベース", "ベース", "パン", "ﾃﾞｰﾀ", "ﾊﾟﾝ", "ｱｲ");
    halfWidth.lacks("テータ", "ハン");
    text("[user]: データベース と パン").contains("ﾃﾞｰﾀﾍﾞｰｽ", "ﾍﾞｰｽ", "ﾊﾟﾝ");
    text("[user]: Ｏｒｄｅｒ １２３").contains("order 123", "ord");
    text("[user]: order 123").contains("Ｏｒｄｅｒ １２３");
  }

  @Test
  void arabic_words_are_found_with_and_without_their_article() {
    Text arabic = text("[user]: أريد استرجاع الكتاب والمال من المتجر");
    arabic.contains(
        "كتاب", "الكتاب", "استرجاع", "المتجر", "متجر", "والمال", "مال", "استرجاع الكتاب");
    arabic.lacks("قلم");
  }

  @Test
  void words_of_scripts_with_spaces_are_found_whole_and_by_their_beginning() {
    Text korean = text("[user]: 환불 정책을 알려주세요");
    korean.contains("환불", "정책", "정책을", "알려", "환불 정책");
    korean.lacks("불", "책을");

    Text hindi = text("[user]: मुझे धनवापसी चाहिए");
    hindi.contains("धनवापसी", "धनवा", "मुझे धन", "चाहिए");
    hindi.lacks("वापसी");

    text("[user]: Ich hätte gern Äpfel für Straße 5")
        .contains("äpfel", "ÄPFEL", "straße", "hätte gern ä");
    text("[user]: Где мой Заказ?").contains("заказ", "ГДЕ МОЙ", "зак");
  }

  @Test
  void identifiers_are_found_by_their_parts() {
    Text text = text("[user]: order_id=A-1234, mail bar@exam.org, path /var/log/x.txt, C++ v1.2.3");
    text.contains(
        "order_id",
        "order id",
        "id",
        "1234",
        "a-1234",
        "bar@exam",
        "exam.org",
        "bar@exam.org",
        "var/log",
        "x.txt",
        "v1.2",
        "C++");
    text.lacks("rder", "234", "idorder");
    text.contains("'Ord', ", " exam! ", "(pat) ");
  }

  @Test
  void emoji_are_words() {
    Text text = text("[user]: great👍🏽 thanks 🙂🙃☎️ flag 🇩🇪 family 👨‍👩‍👧");
    text.contains(
        "👍", "👍🏽", "great👍", "🙂", "🙃", "🙂🙃", "☎", "🇩🇪", "👨‍👩‍👧", "thanks 🙂");
    text.lacks("🎉", "🙃🙂");
  }

  /// The engine takes a beginning apart into the words that have it, and stops at a limit.
  @Test
  void a_beginning_of_more_words_than_the_engine_counts_loses_no_text() {
    WorkspaceId workspace = store.workspace();
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 12_000; i++) {
      many.append("the qa").append(i).append(' ');
    }
    store.log(workspace, saying(many.toString()));
    RequestId last = store.log(workspace, saying("the qz"));
    store.refresh();
    for (String asked : List.of("q", "the q")) {
      assertThat(store.searched(workspace, new Filter.TextContains(Field.INPUT_TEXT, asked)))
          .as("contains %s", asked)
          .hasSize(2)
          .contains(last);
    }
  }

  @Test
  void a_single_word_is_what_the_engine_cuts_into_one() {
    List<String> texts = new ArrayList<>();
    for (int codePoint = 1; codePoint < 0x20000; codePoint += codePoint < 0x3000 ? 1 : 17) {
      if (Character.getType(codePoint) != Character.SURROGATE) {
        texts.add("a%sb".formatted(Character.toString(codePoint)));
        texts.add(Character.toString(codePoint));
      }
    }
    for (int from = 0; from < texts.size(); from += 4_000) {
      List<String> some = texts.subList(from, Math.min(texts.size(), from + 4_000));
      assertThat(some.stream().filter(text -> TextWords.onlyOne(text).isPresent()).toList())
          .isEqualTo(cutIntoOne(some));
    }
  }

  private List<String> cutIntoOne(List<String> texts) {
    TreeMap<Integer, String> byStart = new TreeMap<>();
    StringBuilder all = new StringBuilder();
    for (String text : texts) {
      byStart.put(all.length(), text);
      all.append(text).append(' ');
    }
    Map<Integer, Integer> words = new TreeMap<>();
    ObjectNode body = Json.object().put("analyzer", "docket_text").put("text", all.toString());
    String index = store.partitions.indexOf(store.firstOfPartition.getFirst()).orElseThrow();
    for (JsonNode token : store.call("POST", "/" + index + "/_analyze", body).path("tokens")) {
      words.merge(byStart.floorKey(token.path("start_offset").intValue()), 1, Integer::sum);
    }
    return byStart.entrySet().stream()
        .filter(text -> words.getOrDefault(text.getKey(), 0) == 1)
        .map(Map.Entry::getValue)
        .toList();
  }
}
