package dev.docket.opensearch.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.opensearch.schema.SourceExample;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.FoundRequest;
import dev.docket.search.Highlights;
import dev.docket.search.SearchQueryReader;
import dev.docket.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `q` finds, what of it comes first, and what is marked in it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelevanceTest {

  private static final WorkspaceId OURS = new WorkspaceId(1);

  /// By id; a greater id is newer. Ids that are equal within a minute are of the same start.
  private static final Map<Long, List<String>> TEXTS =
      new TreeMap<>(
          Map.ofEntries(
              text(10, "our refund policy is simple", ""),
              text(11, "the refund policies of others", ""),
              text(12, "a policy for any refund", ""),
              text(13, "policies about each refund", ""),
              text(14, "", "the refnud policy"),
              text(15, "", "the refund policy"),
              text(16, "refund", "policy"),
              text(20, "我在北京工作，北京很大", "他去东京"),
              text(21, "ฉันรักภาษาไทย", ""),
              text(22, "a ⟦marked⟧ word and ⟧ marked ⟦", "<em>marked</em> & <b>bold</b>"),
              text(23, "x".repeat(1_200_000) + " deepest", ""),
              text(24, "y".repeat(3_000) + " pelican " + "z".repeat(3_000), ""),
              text(25, "pelican" + " and more words".repeat(100) + " pelican. ".repeat(20), ""),
              text(26, "lone \ud800 walrus \udc00 here 😀", ""),
              text(27, "jumps over", ""),
              text(28, "cats", ""),
              text(30, "an order_id of bar@exam.org", "")));

  private final SearchQueryReader reader =
      new SearchQueryReader(
          InstantSource.fixed(Instant.ofEpochSecond(1)), () -> new RequestId(1_000));

  private TestEngine engine;
  private OpenSearchRequestSearch search;

  private static Map.Entry<Long, List<String>> text(long id, String input, String output) {
    return Map.entry(id, List.of(input, output));
  }

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    engine = TestEngine.on(folder);
    List<SourceExample> examples = new ArrayList<>();
    TEXTS.forEach((id, texts) ->
        examples.add(
            new SourceExample(id, OURS.term())
                .with("input_text", texts.getFirst())
                .with("output_text", texts.getLast())));
    StoredExamples.store(engine, examples);
    search =
        new OpenSearchRequestSearch(
            engine.client().client(), StoredExamples.INDICES, Duration.ofSeconds(30));
  }

  @AfterAll
  void stop() {
    engine.close();
  }

  @Test
  void the_phrase_comes_before_its_beginning_before_the_words_before_typos() {
    assertThat(ids(q("refund policy"))).containsExactly(15L, 10L, 12L, 14L);
    assertThat(ids(q("refund polic"))).containsExactly(15L, 11L, 10L, 13L, 12L, 14L);
    assertThat(ids(q("refund policy").put("sort_by", "relevance").put("sort_order", "asc")))
        .containsExactly(14L, 12L, 15L, 10L);
    assertThat(
            ids(q("refund policy").put("sort_by", "request_start_time").put("sort_order", "asc")))
        .containsExactly(10L, 12L, 14L, 15L);
  }

  @Test
  void the_words_of_a_text_are_all_in_input_or_all_in_output() {
    assertThat(ids(q("refund policy"))).doesNotContain(16L);
  }

  @ParameterizedTest
  @CsvSource({
    "jumqs, 27", // one of five letters
    "jmups, 27", // two that changed places
    "jumpss, 27",
    "cat, 28", // a beginning
    "kats, ''", // the first letter
    "cuts, ''", // of four letters none is forgiven
    "caat, ''",
    "juqqs, ''", // nor are two
    "ord, 30",
    "ordre_id, 30",
    "pelikan, '25 24'",
    "京, 20",
    "東京, ''",
    "walrus, 26"
  })
  void a_typo_is_forgiven_in_words_of_five_letters(String words, String found) {
    assertThat(ids(q(words)).stream().map(String::valueOf))
        .containsExactlyInAnyOrderElementsOf(
            found.isEmpty() ? List.of() : List.of(found.split(" ", -1)));
  }

  @Test
  void what_was_asked_is_marked_in_both_texts() {
    assertThat(highlights(q("refund policy"), 15))
        .isEqualTo(of(List.of(), "the ⟦refund⟧ ⟦policy⟧"));
    assertThat(highlights(q("refund policy"), 14))
        .isEqualTo(of(List.of(), "the ⟦refnud⟧ ⟦policy⟧"));
    assertThat(highlights(contains("text", "北京"), 20).inputText())
        .containsExactly("我在⟦北京⟧工作，⟦北京⟧很大");
    assertThat(highlights(q("京"), 20))
        .isEqualTo(new Highlights(List.of("我在北⟦京⟧工作，北⟦京⟧很大"), List.of("他去东⟦京⟧")));
    assertThat(highlights(contains("input_text", "ภาษา"), 21).inputText())
        .containsExactly("ฉันรัก⟦ภาษา⟧ไทย");
    assertThat(highlights(contains("output_text", "京"), 20)).isEqualTo(of(List.of(), "他去东⟦京⟧"));
  }

  @Test
  void markup_and_marks_in_a_text_are_not_taken_for_ours() {
    assertThat(highlights(q("marked"), 22))
        .isEqualTo(
            new Highlights(
                List.of("a 〚⟦marked⟧〛 word and 〛 ⟦marked⟧ 〚"),
                List.of("<em>⟦marked⟧</em> & <b>bold</b>")));
  }

  @Test
  void lone_surrogates_do_no_harm() {
    assertThat(highlights(q("walrus"), 26).inputText())
        .singleElement()
        .asString()
        .contains("⟦walrus⟧", "😀");
  }

  @Test
  void a_text_beyond_a_million_characters_is_found_though_its_end_is_not_marked() {
    assertThat(ids(q("deepest").put("per_page", 500))).containsExactly(23L);
    assertThat(highlights(q("deepest"), 23)).isEqualTo(Highlights.NONE);
  }

  @Test
  void fragments_are_few_and_short_whatever_the_text() {
    assertThat(highlights(q("pelican"), 24).inputText())
        .singleElement()
        .satisfies(fragment -> assertThat(fragment).contains("⟦pelican⟧").hasSizeLessThan(410));
    assertThat(highlights(q("pelican"), 25).inputText())
        .hasSize(3)
        .allSatisfy(fragment -> assertThat(fragment).contains("⟦pelican⟧").hasSizeLessThan(200));
  }

  @Test
  void nothing_is_marked_where_no_text_was_asked_about() {
    assertThat(highlights(Json.object().put("per_page", 50), 15)).isEqualTo(Highlights.NONE);
    ObjectNode denied = Json.object().put("per_page", 50);
    denied.set(
        "filter_group",
        Json.parse(
            "{\"filters\": [{\"field\": \"text\", \"operator\": \"not_contains\", \"value\": \"cats\"}]}"));
    assertThat(highlights(denied, 15)).isEqualTo(Highlights.NONE);
  }

  @Test
  void as_many_words_as_are_allowed_are_ranked_and_marked() {
    assertThat(ids(q("wörter ".repeat(64)))).isEmpty();
    assertThat(ids(q("京".repeat(64)).put("per_page", 500))).containsExactly(20L);
    assertThat(ids(q("!!!"))).isEmpty();
    assertThat(ids(q("\ud800"))).isNotNull();
  }

  private static Highlights of(List<String> input, String output) {
    return new Highlights(input, List.of(output));
  }

  private static ObjectNode q(String words) {
    return Json.object().put("q", words);
  }

  private static ObjectNode contains(String field, String text) {
    ObjectNode body = Json.object();
    body.putObject("filter_group")
        .putArray("filters")
        .addObject()
        .put("field", field)
        .put("operator", "contains")
        .put("value", text);
    return body;
  }

  private List<Long> ids(ObjectNode body) {
    return found(body).stream().map(request -> request.id().value()).toList();
  }

  private Highlights highlights(ObjectNode body, long id) {
    return found(body).stream()
        .filter(request -> request.id().value() == id)
        .findFirst()
        .orElseThrow()
        .highlights();
  }

  private List<FoundRequest> found(ObjectNode body) {
    body.putArray("include").add("highlights");
    return search.search(OURS, reader.read(body)).items();
  }
}
