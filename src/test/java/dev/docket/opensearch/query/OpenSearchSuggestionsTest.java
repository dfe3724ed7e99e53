package dev.docket.opensearch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Selection;
import dev.docket.opensearch.schema.SourceExample;
import dev.docket.opensearch.schema.Terms;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.SuggestionQuery;
import dev.docket.search.Suggestions;
import dev.docket.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenSearchSuggestionsTest {

  private static final WorkspaceId OURS = new WorkspaceId(1);

  private static final String LONG_KEY = "a long key ".repeat(20);

  private static final List<String> ODD = odd();

  private TestEngine engine;
  private OpenSearchSuggestions source;

  /// Keys of one and the same column, one of them populous.
  private final List<String> colliding = colliding();

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    engine = TestEngine.on(folder);
    StoredExamples.store(engine, examples());
    source =
        new OpenSearchSuggestions(
            engine.client().client(), StoredExamples.INDICES, Duration.ofSeconds(30));
  }

  @AfterAll
  void stop() {
    engine.close();
  }

  @Test
  void the_most_frequent_comes_first_and_ties_are_in_order() {
    assertThat(counts(all(Field.ENGINE)))
        .containsExactly(entry("gpt-4o", 3L), entry("GPT-4", 1L), entry("gpt-4", 1L));
    assertThat(suggest(query(Field.ENGINE, null, "", 2)).items())
        .extracting(Suggestions.Item::value)
        .containsExactly("gpt-4o", "GPT-4");
  }

  @Test
  void every_kind_of_field_has_values() {
    assertThat(counts(all(Field.TAGS))).containsExactly(entry("beta", 2L), entry("Beta", 1L));
    assertThat(counts(all(Field.PROMPT_NAME))).containsExactly(entry("Süße Grüße", 1L));
    assertThat(counts(all(Field.PROMPT_ID))).containsExactly(entry("17", 1L));
    assertThat(counts(all(Field.STATUS))).containsExactly(entry("ERROR", 1L));
    assertThat(counts(all(Field.OUTPUT_KEYS)))
        .containsExactly(entry("order.id", 2L), entry("total", 1L));
    assertThat(counts(all(Field.INPUT_VARIABLE_KEYS))).containsExactly(entry("name", 1L));
    assertThat(counts(under(Field.OUTPUT, "order.id", "")))
        .containsExactly(entry("A-7", 1L), entry("a-8", 1L));
    assertThat(counts(under(Field.INPUT_VARIABLES, "name", ""))).containsExactly(entry("Ada", 1L));
    for (Field field :
        List.of(
            Field.PROVIDER_TYPE,
            Field.TOOL_NAMES,
            Field.ERROR_TYPE,
            Field.GROUP_ID,
            Field.FUNCTION_NAME)) {
      assertThat(counts(all(field))).as("%s", field).containsExactly(entry("of " + field, 1L));
    }
  }

  @Test
  void names_of_scores_are_counted_by_requests() {
    assertThat(counts(all(Field.SCORE_NAMES)))
        .containsExactly(entry("quality", 2L), entry("Quick", 1L));
    assertThat(counts(query(Field.SCORE_NAMES, null, "Qu", 1)))
        .containsExactly(entry("quality", 2L));
  }

  @Test
  void a_prefix_is_of_any_case_in_any_script() {
    assertThat(counts(query(Field.ENGINE, null, "GpT-4", 20))).hasSize(3);
    assertThat(counts(query(Field.ENGINE, null, "gpt-4O", 20))).containsOnlyKeys("gpt-4o");
    assertThat(counts(query(Field.ENGINE, null, "pt", 20))).isEmpty();
    assertThat(counts(query(Field.PROMPT_NAME, null, "SÜẞ", 20))).containsOnlyKeys("Süße Grüße");
    assertThat(counts(under(Field.METADATA, "odd", "Ж"))).containsOnlyKeys("жук", "ЖУК");
    assertThat(counts(query(Field.METADATA_KEYS, null, "USER_", 20))).containsOnlyKeys("user_id");
  }

  @Test
  void odd_values_and_keys_are_suggested_as_they_were_written_and_found_by_any_beginning() {
    assertThat(counts(query(Field.METADATA, "odd", "", 100)).keySet())
        .containsExactlyInAnyOrderElementsOf(ODD);
    for (String value : ODD) {
      for (int length : List.of(1, value.codePointCount(0, value.length()))) {
        String prefix = value.substring(0, value.offsetByCodePoints(0, length));
        assertThat(counts(query(Field.METADATA, "odd", prefix, 100)).keySet())
            .as("prefix %s", prefix)
            .containsExactlyInAnyOrderElementsOf(
                ODD.stream().filter(other -> begins(other, prefix)).toList());
        assertThat(counts(query(Field.METADATA_KEYS, null, "odd " + prefix, 100)).keySet())
            .as("key %s", prefix)
            .containsExactlyInAnyOrderElementsOf(
                ODD.stream()
                    .filter(other -> begins(other, prefix))
                    .map(other -> "odd " + other)
                    .toList());
      }
      assertThat(counts(under(Field.METADATA, "odd " + value, "")))
          .containsExactly(entry("under " + value, 1L));
    }
  }

  @Test
  void keys_that_share_a_column_never_share_values() {
    assertThat(colliding.stream().map(key -> Terms.column(key, Terms.METADATA_COLUMNS)).distinct())
        .hasSize(1);
    for (int i = 0; i < colliding.size(); i++) {
      assertThat(counts(under(Field.METADATA, colliding.get(i), "")))
          .containsExactly(entry("shared", 2L), entry("only " + i, 1L));
    }
    assertThat(counts(under(Field.METADATA, colliding.getFirst(), "only 1"))).isEmpty();
    assertThat(counts(under(Field.METADATA, "no such key", ""))).isEmpty();
    assertThat(counts(under(Field.METADATA, "", ""))).isEmpty();
  }

  @Test
  void what_is_too_long_to_be_shown_whole_is_left_out() {
    assertThat(counts(under(Field.METADATA, "text", ""))).containsOnlyKeys("x".repeat(1_024));
    assertThat(counts(under(Field.METADATA, "text", "XX"))).containsOnlyKeys("x".repeat(1_024));
    assertThat(counts(query(Field.METADATA_KEYS, null, "a long", 20))).isEmpty();
    assertThat(counts(under(Field.METADATA, LONG_KEY, ""))).containsExactly(entry("under it", 1L));
  }

  @Test
  void the_selection_and_the_workspace_are_the_scope() {
    Filter beta = new Filter.OneOf(Field.TAGS, List.of("beta"));
    SuggestionQuery query =
        new SuggestionQuery(new Selection(beta, null, null), Field.ENGINE, null, "", 20, true);
    assertThat(counts(query)).containsExactly(entry("gpt-4o", 1L));
    assertThat(suggest(query).matched()).isEqualTo(2);
    Instant last = Instant.parse("2026-11-01T00:00:03.000001Z");
    assertThat(
            counts(
                new SuggestionQuery(
                    new Selection(new Filter.Everything(), null, last),
                    Field.ENGINE,
                    null,
                    "",
                    20,
                    false)))
        .containsExactly(entry("gpt-4o", 2L));
    assertThat(source.suggest(new WorkspaceId(3), all(Field.ENGINE)).items()).isEmpty();
    assertThat(source.suggest(new WorkspaceId(2), all(Field.ENGINE)).items())
        .containsExactly(new Suggestions.Item("foreign", 1));
  }

  @Test
  void the_longest_prefix_of_the_longest_key_is_taken() {
    for (String widest : List.of("\ud800", "\u001f", "θ", "𐐀", "-", "(")) {
      String key = widest.repeat(128 / widest.length());
      String prefix = widest.repeat(SuggestionQuery.MAX_PREFIX);
      assertThat(counts(under(Field.METADATA, key, prefix))).isEmpty();
      assertThat(counts(query(Field.METADATA_KEYS, null, prefix, 20))).isEmpty();
    }
  }

  @Test
  void counts_over_partitions_are_exact_and_say_so() {
    Suggestions values = suggest(query(Field.METADATA, "many", "", 3));
    assertThat(values.items())
        .containsExactly(
            new Suggestions.Item("v0", 12),
            new Suggestions.Item("v1", 6),
            new Suggestions.Item("v2", 4));
    assertThat(values.exact()).isTrue();
  }

  @Test
  void an_empty_store_has_no_values() {
    OpenSearchSuggestions empty =
        new OpenSearchSuggestions(
            engine.client().client(), "docket-none-*", Duration.ofSeconds(30));
    assertThat(empty.suggest(OURS, all(Field.ENGINE)).items()).isEmpty();
    assertThat(empty.suggest(OURS, all(Field.SCORE_NAMES)).items()).isEmpty();
  }

  private static SuggestionQuery all(Field field) {
    return query(field, null, "", 20);
  }

  private static SuggestionQuery under(Field field, String key, String prefix) {
    return query(field, key, prefix, 20);
  }

  private static SuggestionQuery query(
      Field field, @Nullable String key, String prefix, int limit) {
    return new SuggestionQuery(Selection.EVERYTHING, field, key, prefix, limit, true);
  }

  private Suggestions suggest(SuggestionQuery query) {
    return source.suggest(OURS, query);
  }

  private Map<String, Long> counts(SuggestionQuery query) {
    Map<String, Long> counts = new LinkedHashMap<>();
    suggest(query).items().forEach(item -> counts.put(item.value(), item.requests()));
    return counts;
  }

  private static boolean begins(String text, String prefix) {
    int[] whole = text.codePoints().toArray();
    int[] start = prefix.codePoints().toArray();
    return whole.length >= start.length
        && IntStream.range(0, start.length)
            .allMatch(
                i -> Character.toString(whole[i]).equalsIgnoreCase(Character.toString(start[i])));
  }

  private static List<String> odd() {
    List<String> odd =
        new ArrayList<>(List.of("жук", "ЖУК", "😀😀", "ſ", "K", "a=b", "\ud800\udc00x"));
    "\"*?.[](){}~#@&<>\\|+^$=-/' \n\t\u0000\u000f\u0010\u001b\u001c\u001d\u001e\u001f\ud800\udc01"
        .chars()
        .mapToObj(special -> "" + (char) special + (char) special + "y")
        .forEach(odd::add);
    return odd;
  }

  private static List<String> colliding() {
    Map<String, List<String>> byColumn =
        IntStream.range(0, 2_000)
            .mapToObj(i -> "key" + i)
            .collect(Collectors.groupingBy(key -> Terms.column(key, Terms.METADATA_COLUMNS)));
    return byColumn.values().stream()
        .filter(keys -> keys.size() >= 3)
        .findFirst()
        .orElseThrow()
        .subList(0, 3);
  }

  private List<SourceExample> examples() {
    List<SourceExample> examples = new ArrayList<>(fields());
    SourceExample odd = example(20);
    ODD.forEach(value -> odd.metadata("odd", value));
    ODD.forEach(value -> odd.metadata("odd " + value, "under " + value));
    examples.add(odd);
    for (int i = 0; i < colliding.size(); i++) {
      examples.add(example(30 + i).metadata(colliding.get(i), "shared"));
      examples.add(
          example(40 + i)
              .metadata(colliding.get(i), "shared")
              .metadata(colliding.get(i), "only " + i));
    }
    Stream.of("x".repeat(1_024), "x".repeat(1_025), "x".repeat(2_000))
        .forEach(text -> examples.add(example(50 + text.length()).metadata("text", text)));
    examples.add(example(49).metadata(LONG_KEY, "under it"));
    for (int i = 0; i < 36; i++) {
      // As often as can be: v0 every third, v1 every sixth, v2 every ninth time.
      int n = i;
      IntStream.range(0, 3)
          .filter(v -> n % (3 * (v + 1)) == 0)
          .forEach(v -> examples.add(example(3_000 + n * 10 + v).metadata("many", "v" + v)));
    }
    examples.add(new SourceExample(9, "2").with("engine", "foreign"));
    return examples;
  }

  private static List<SourceExample> fields() {
    return List.of(
        example(1).with("engine", "gpt-4o").tag("beta").score("quality", 1).score("Quick", 2),
        example(2).with("engine", "gpt-4o").score("quality", 3),
        example(3).with("engine", "gpt-4o"),
        example(4).with("engine", "gpt-4").tag("Beta").term("prompt_name", "Süße Grüße"),
        example(5).with("engine", "GPT-4").with("prompt_id", "17").with("status", "ERROR"),
        example(6)
            .tag("beta")
            .pairs("output", Map.of("order.id", "A-7"))
            .pairs("input_variables", Map.of("name", "Ada")),
        example(7).pairs("output", Map.of("order.id", "a-8", "total", "3")),
        example(8)
            .metadata("user_id", "u1")
            .with("provider_type", "of PROVIDER_TYPE")
            .with("tool_names", "of TOOL_NAMES")
            .with("error_type", "of ERROR_TYPE")
            .with("group_id", "of GROUP_ID")
            .with("function_name", "of FUNCTION_NAME"));
  }

  private static SourceExample example(long id) {
    return new SourceExample(id, OURS.term());
  }
}
