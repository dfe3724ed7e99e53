package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.json.Json;
import dev.docket.requests.Annotations;
import dev.docket.requests.Metadata;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestLog;
import dev.docket.requests.WorkspaceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Keys and values that mean something to the engine's languages find themselves and nothing else.
abstract class InjectionContract {

  private static final String LONG_KEY = "deep";

  /// Multiples of a chunk's length, and where chunks that overlap by 1,024 end.
  private static final List<Integer> BORDERS =
      List.of(8_000, 14_976, 16_000, 21_952, 24_000, 28_928, 32_000, 35_904);

  private final OpenStore store;

  InjectionContract(OpenStore store) {
    this.store = store;
  }

  private static List<String> hostile() {
    List<String> texts = new ArrayList<>();
    for (String special :
        List.of(
            "\"",
            "*",
            "?",
            ".",
            "[",
            "]",
            "(",
            ")",
            "{",
            "}",
            "~",
            "#",
            "@",
            "&",
            "<",
            ">",
            "\\",
            "|",
            "+",
            "^",
            "$",
            "=",
            "-",
            "\n",
            "\\d",
            ".*",
            "[a-z]",
            "<1-9>",
            "(?i)",
            "{2}",
            "\\",
            "&&",
            "/",
            "_",
            "%",
            "'",
            ":",
            "key:*",
            "\u001f",
            "\u001b\u001f",
            "\u0000")) {
      texts.add(special);
      texts.add("key" + special);
      texts.add(special + "key");
      texts.add("ke" + special + "y");
      texts.add(special.repeat(3));
    }
    texts.add("key");
    texts.add("kay");
    texts.add("KEY");
    texts.add("5");
    return texts.stream().distinct().toList();
  }

  @Test
  void hostile_keys_find_themselves_and_nothing_else() {
    WorkspaceId workspace = store.workspace();
    Map<String, RequestId> stored =
        store.storeEach(workspace, hostile(), text -> Requests.text(text, text));
    store.refresh();
    BiPredicate<String, String> itself = String::equals;
    check(workspace, stored, key -> new Filter.HasKey(Field.METADATA, key), itself);
    check(workspace, stored, key -> new Filter.OneOf(Field.METADATA_KEYS, List.of(key)), itself);
    check(
        workspace,
        stored,
        key -> new Filter.KeyOneOf(Field.METADATA, key, List.of("no", key)),
        itself);
    check(workspace, stored, key -> new Filter.KeyContains(Field.METADATA, key, key), itself);
    check(workspace, stored, key -> new Filter.KeyStartsWith(Field.METADATA, key, key), itself);
  }

  @Test
  void hostile_values_find_themselves_and_nothing_else() {
    WorkspaceId workspace = store.workspace();
    Map<String, RequestId> stored =
        store.storeEach(workspace, hostile(), text -> Requests.text("k", text));
    store.refresh();
    check(
        workspace,
        stored,
        text -> new Filter.KeyOneOf(Field.METADATA, "k", List.of(text)),
        String::equals);
    check(
        workspace,
        stored,
        text -> new Filter.KeyContains(Field.METADATA, "k", text),
        (value, text) -> PlainText.hasPart(PlainText.fold(value), PlainText.fold(text)));
    check(
        workspace,
        stored,
        text -> new Filter.KeyStartsWith(Field.METADATA, "k", text),
        (value, text) -> PlainText.fold(value).startsWith(PlainText.fold(text)));
    check(
        workspace,
        stored,
        text -> new Filter.KeyContains(Field.METADATA, "K", text),
        (v, t) -> false);
  }

  @Test
  void hostile_tags_find_themselves_and_nothing_else() {
    WorkspaceId workspace = store.workspace();
    Map<String, RequestId> stored = new LinkedHashMap<>();
    for (String tag : hostile()) {
      stored.put(tag, store.log(workspace, tagged(tag)));
    }
    store.refresh();
    check(workspace, stored, tag -> new Filter.OneOf(Field.TAGS, List.of(tag)), String::equals);
  }

  private static RequestLog tagged(String tag) {
    RequestLog plain = Requests.with(Map.of());
    return new RequestLog(
        plain.call(),
        plain.timing(),
        plain.usage(),
        plain.cost(),
        plain.outcome(),
        plain.exchange(),
        new Annotations(Metadata.NONE, List.of(tag), List.of(), null, null));
  }

  /// Asks a filter of each text.
  ///
  /// @param meets whether the request of the first text is to be found by the filter of the second
  private void check(
      WorkspaceId workspace,
      Map<String, RequestId> stored,
      Function<String, Filter> filter,
      BiPredicate<String, String> meets) {
    List<String> texts = List.copyOf(stored.keySet());
    List<Set<RequestId>> found = store.searchedAll(workspace, texts.stream().map(filter).toList());
    for (int i = 0; i < texts.size(); i++) {
      String asked = texts.get(i);
      assertThat(found.get(i))
          .as("%s", Json.text(TextNode.valueOf(filter.apply(asked).toString())))
          .isEqualTo(
              stored.entrySet().stream()
                  .filter(each -> meets.test(each.getKey(), asked))
                  .map(Map.Entry::getValue)
                  .collect(Collectors.toSet()));
    }
  }

  @Test
  void any_part_of_a_value_of_40000_characters_is_found_wherever_it_lies() {
    WorkspaceId workspace = store.workspace();
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < 40_000; i++) {
      text.append(i).append(i % 3 == 0 ? "Ä" : "|");
    }
    String value = text.substring(0, 40_000);
    RequestId id = store.log(workspace, Requests.with(Requests.text(LONG_KEY, value)));
    store.refresh();
    List<Filter> parts = new ArrayList<>();
    for (int border : BORDERS) {
      for (int start = border - 21; start <= border + 1; start++) {
        parts.add(contains(value.substring(start, start + 20).toLowerCase(Locale.ROOT)));
      }
      parts.add(contains(value.substring(border - 999, border + 1)));
      parts.add(contains(value.substring(border - 1, border + 999)));
    }
    parts.add(contains(value.substring(value.length() - 5)));
    for (int from = 0; from < parts.size(); from += 100) {
      List<Filter> some = parts.subList(from, Math.min(parts.size(), from + 100));
      assertThat(store.searchedAll(workspace, some)).allMatch(Set.of(id)::equals);
    }
  }

  private static Filter contains(String text) {
    return new Filter.KeyContains(Field.METADATA, LONG_KEY, text);
  }

  @Test
  void neither_a_digest_nor_another_key_of_the_column_nor_another_case_is_ever_found() {
    WorkspaceId workspace = store.workspace();
    List<String> keys = OddTexts.colliding();
    RequestId id =
        store.log(
            workspace,
            Requests.with(
                Requests.texts(
                    Map.of(
                        keys.get(0), "x".repeat(40_000),
                        keys.get(1), "Äpfel und ẞ",
                        "K".repeat(1_000), "y".repeat(2_000)))));
    store.refresh();
    List<Filter> never = new ArrayList<>();
    for (char hex : "0123456789abcdef".toCharArray()) {
      never.add(new Filter.KeyContains(Field.METADATA, keys.get(0), "" + hex));
      never.add(new Filter.KeyContains(Field.METADATA, "K".repeat(1_000), "" + hex));
    }
    never.add(new Filter.KeyContains(Field.METADATA, keys.get(0), "Äpfel"));
    never.add(new Filter.KeyContains(Field.METADATA, keys.get(1), "x"));
    never.add(new Filter.KeyContains(Field.METADATA, keys.get(1).toUpperCase(Locale.ROOT), "Ä"));
    never.add(new Filter.KeyContains(Field.METADATA, "k".repeat(1_000), "y"));
    never.add(new Filter.KeyContains(Field.METADATA, "K".repeat(999), "y"));
    never.add(new Filter.KeyContains(Field.METADATA, "", "y"));
    assertThat(store.searchedAll(workspace, never)).allMatch(Set::isEmpty);
    List<Filter> always = new ArrayList<>();
    for (String part : List.of("äpf", "ÄPFEL", "ß", "UND ß", "Äpfel und ẞ")) {
      always.add(new Filter.KeyContains(Field.METADATA, keys.get(1), part));
    }
    always.add(new Filter.KeyContains(Field.METADATA, "K".repeat(1_000), "Y".repeat(1_000)));
    assertThat(store.searchedAll(workspace, always)).allMatch(Set.of(id)::equals);
  }
}
