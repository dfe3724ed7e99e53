package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestLog;
import dev.docket.requests.WorkspaceId;
import java.util.List;
import java.util.Map;
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
    RequestLog plain = Requests.with(Map.of());
    WorkspaceId workspace = store.workspace();
    RequestId id =
        store.log(
            workspace,
            new RequestLog(
                plain.call(),
                plain.timing(),
                plain.usage(),
                plain.cost(),
                plain.outcome(),
                Requests.exchange(input, "ok"),
                plain.annotations()));
    store.refresh();
    return new Text(workspace, id);
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
    arabic.contains("كتاب", "الكتاب", "استرجاع", "المتجر", "متجر", "والمال", "مال", "استرجاع الكتاب");
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

    text("[user]: Ich hätte gern Äpfel für Straße 5").contains("äpfel", "ÄPFEL", "straße", "hätte gern ä");
    text("[user]: Где мой Заказ?").contains("заказ", "ГДЕ МОЙ", "зак");
  }

  @Test
  void identifiers_are_found_by_their_parts() {
    Text text = text("[user]: order_id=A-1234, mail bar@exam.org, path /var/log/x.txt, C++ v1.2.3");
    text.contains(
        "order_id", "order id", "id", "1234", "a-1234", "bar@exam", "exam.org", "bar@exam.org",
        "var/log", "x.txt", "v1.2", "C++");
    text.lacks("rder", "234", "idorder");
  }

  @Test
  void emoji_are_words() {
    Text text = text("[user]: great👍🏽 thanks 🙂🙃☎️ flag 🇩🇪 family 👨‍👩‍👧");
    text.contains("👍", "👍🏽", "great👍", "🙂", "🙃", "🙂🙃", "☎", "🇩🇪", "👨‍👩‍👧", "thanks 🙂");
    text.lacks("🎉", "🙃🙂");
  }
}
