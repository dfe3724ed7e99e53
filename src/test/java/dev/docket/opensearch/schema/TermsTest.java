package dev.docket.opensearch.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Seeded: a failure repeats.
class TermsTest {

  private static final int MAX_BYTES = 32_766;
  private static final int LONGEST_SEARCH = 1_000;

  private final Random random = new Random(20_261_101);

  @Test
  void decode_is_the_inverse_of_encode() {
    for (int i = 0; i < 20_000; i++) {
      String text = text(random.nextInt(12));
      assertThat(Terms.decode(Terms.encode(text))).isEqualTo(text);
    }
  }

  @Test
  void an_ordinary_text_is_its_own_term() {
    assertThat(Terms.encode("user.id = \"ü\" \n\t\0 中文 😀 *?\\#~@&<>"))
        .isEqualTo("user.id = \"ü\" \n\t\0 中文 😀 *?\\#~@&<>");
  }

  @Test
  void a_term_has_a_form_in_utf_8() {
    for (int i = 0; i < 5_000; i++) {
      String term = Terms.pair(text(6), text(6));
      assertThat(new String(term.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
          .isEqualTo(term);
    }
  }

  @Test
  void different_pairs_have_different_terms() {
    Map<String, List<String>> seen = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      List<String> pair = List.of(text(random.nextInt(4)), text(random.nextInt(4)));
      List<String> before = seen.put(Terms.pair(pair.get(0), pair.get(1)), pair);
      assertThat(before == null || before.equals(pair)).isTrue();
    }
  }

  @Test
  void long_keys_and_values_differ_when_only_their_ends_do() {
    String head = "x".repeat(5_000);
    Set<String> terms = new HashSet<>();
    for (String end : List.of("", "a", "b", "\ud800", "\ud801", "\u001e", "?", "\ufffd")) {
      terms.add(Terms.pair(head + end, "v"));
      terms.add(Terms.pair("k", head + end));
    }
    assertThat(terms).hasSize(16);
  }

  @Test
  void no_key_prefix_begins_another_keys_term() {
    Set<String> keys = new HashSet<>();
    while (keys.size() < 400) {
      keys.add(text(random.nextInt(3)));
      keys.add("k".repeat(120 + random.nextInt(12)) + text(random.nextInt(3)));
    }
    for (String key : keys) {
      String term = Terms.pair(key, text(3));
      assertThat(keys)
          .filteredOn(other -> term.startsWith(Terms.keyPrefix(other)))
          .containsExactly(key);
    }
  }

  @Test
  void a_long_key_stands_within_a_thousand_characters_with_every_one_escaped() {
    assertThat(Terms.keyPrefix("=".repeat(1_024)).length() * 2).isLessThan(1_000);
    assertThat(Terms.keyPrefix("\u001f".repeat(128)).length() * 2).isLessThan(1_000);
  }

  @Test
  void terms_are_never_too_long_for_lucene() {
    for (String unit : List.of("\ud800", "中", "😀", "\u001f", "a")) {
      for (int length : List.of(128, 129, 1_024, 1_025, 60_000)) {
        String text = unit.repeat(length);
        assertThat(bytes(Terms.pair(text, text))).isLessThan(MAX_BYTES);
        assertThat(Terms.chunks(text, text)).allMatch(chunk -> bytes(chunk) < MAX_BYTES);
      }
    }
  }

  @Test
  void every_part_of_up_to_1000_code_points_is_whole_in_a_chunk() {
    for (int run = 0; run < 12; run++) {
      String value = text(9_000 + random.nextInt(20_000));
      List<String> chunks = decodedChunks(value);
      int[] codePoints = value.codePoints().toArray();
      for (int i = 0; i < 60; i++) {
        int length = 1 + random.nextInt(LONGEST_SEARCH);
        int start = random.nextInt(codePoints.length - length);
        String part = new String(codePoints, start, length);
        assertThat(chunks).anyMatch(chunk -> chunk.contains(part));
      }
    }
  }

  @Test
  void chunks_of_nothing_but_escapes_still_cover_everything() {
    String value = "\ud800".repeat(4_000) + "end";
    assertThat(decodedChunks(value))
        .anyMatch(chunk -> chunk.endsWith("\ud800".repeat(LONGEST_SEARCH - 3) + "end"));
  }

  @Test
  void one_encoded_matches_each_encoded_character_and_no_mark() {
    Pattern all = Pattern.compile("(?:" + Terms.ONE_ENCODED + ")*", Pattern.DOTALL);
    for (int i = 0; i < 5_000; i++) {
      String encoded = Terms.encode(text(random.nextInt(8)));
      assertThat(all.matcher(encoded).matches()).isTrue();
      assertThat(all.matcher(encoded + Terms.DIGEST_MARK).matches()).isFalse();
      assertThat(all.matcher(encoded + Terms.SEPARATOR).matches()).isFalse();
    }
  }

  @Test
  void columns_are_two_hexadecimal_digits_and_all_are_used() {
    Set<String> columns = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      columns.add(Terms.column("key" + i, Terms.METADATA_COLUMNS));
    }
    assertThat(columns)
        .hasSize(Terms.METADATA_COLUMNS)
        .allMatch(column -> column.matches("[0-9a-f]{2}"));
  }

  private static List<String> decodedChunks(String value) {
    List<String> texts = new ArrayList<>();
    for (String chunk : Terms.chunks("key", value)) {
      texts.add(Terms.decode(chunk.substring(Terms.keyPrefix("key").length())));
    }
    return texts;
  }

  private static int bytes(String term) {
    return term.getBytes(StandardCharsets.UTF_8).length;
  }

  /// Mostly the characters that could go wrong.
  private String text(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(6)) {
        case 0 -> text.append((char) ('\ud800' + random.nextInt(0x800)));
        case 1 -> text.append((char) (0x0e + random.nextInt(0x13)));
        case 2 -> text.append("😀");
        case 3 -> text.append((char) random.nextInt(0x3000));
        default -> text.append((char) ('a' + random.nextInt(3)));
      }
    }
    return text.toString();
  }
}
