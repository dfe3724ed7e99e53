package dev.docket.opensearch.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Filter.KeyContains;
import dev.docket.filter.Filter.KeyNumber;
import dev.docket.filter.Filter.KeyOneOf;
import dev.docket.filter.Filter.KeyStartsWith;
import dev.docket.filter.FilterReader;
import dev.docket.filter.Range;
import dev.docket.filter.Selection;
import dev.docket.json.Json;
import dev.docket.node.EmbeddedEngine;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineAddress;
import dev.docket.opensearch.EngineReply;
import dev.docket.opensearch.schema.SourceExample;
import dev.docket.requests.RequestSummary;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.FoundRequest;
import dev.docket.search.Page;
import dev.docket.search.SearchQuery;
import dev.docket.search.Sort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Queries on the engine itself: that it takes them all, and that they find what they say.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenSearchRequestSearchTest {

  private static final WorkspaceId OURS = new WorkspaceId(1);
  private static final String INDEX = "docket-requests-test";

  /// `metadata.k` of request 1, 2, 3, …
  private final List<String> values = values();

  private EmbeddedEngine node;
  private Engine engine;
  private OpenSearchRequestSearch search;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    node = EmbeddedEngine.start(folder);
    engine = Engine.at(EngineAddress.embedded(node.address(), node.token()));
    JsonNode template =
        Json.parse(Files.readString(Path.of("index-templates/requests.json"))).path("template");
    sent(engine.call("PUT", "/" + INDEX, Map.of(), template));
    sent(engine.bulk(documents(), Map.of("refresh", "true")));
    search =
        new OpenSearchRequestSearch(engine.client(), "docket-requests-*", Duration.ofSeconds(30));
  }

  @AfterAll
  void stop() {
    engine.close();
    node.close();
  }

  private static void sent(EngineReply reply) {
    assertThat(reply.succeeded() && !reply.json().path("errors").asBoolean())
        .as("%s", reply.json())
        .isTrue();
  }

  @Test
  void every_golden_query_is_taken() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden/filter"))) {
      for (Path file : files.toList()) {
        Filter filter = FilterReader.read(Json.parse(Files.readString(file)).path("filter"), "");
        assertThat(ids(filter)).as("%s", file).isNotNull();
      }
    }
  }

  @Test
  void key_equals_finds_exactly_the_value() {
    for (String value : values) {
      assertThat(ids(new KeyOneOf(Field.METADATA, "k", List.of(value))))
          .isEqualTo(matching(value::equals));
    }
  }

  @Test
  void key_contains_finds_any_part_in_any_case_and_no_digest() {
    for (String value : values) {
      for (String part : parts(value)) {
        assertThat(ids(new KeyContains(Field.METADATA, "k", part)))
            .as("part %s", Json.text(Json.object().put("of", part)))
            .isEqualTo(matching(other -> contains(other, part)));
      }
    }
    for (char hex : "0123456789abcdef".toCharArray()) {
      assertThat(ids(new KeyContains(Field.METADATA, "long", String.valueOf(hex)))).isEmpty();
    }
  }

  @Test
  void key_starts_with_finds_beginnings_only() {
    for (String value : values) {
      String part = value.substring(0, value.offsetByCodePoints(0, Math.min(2, codePoints(value))));
      if (!part.isEmpty()) {
        assertThat(ids(new KeyStartsWith(Field.METADATA, "k", part)))
            .isEqualTo(matching(other -> beginsWith(other, part)));
      }
    }
  }

  @Test
  void another_key_and_another_workspace_are_never_found() {
    assertThat(ids(new KeyContains(Field.METADATA, "K", "a"))).isEmpty();
    assertThat(ids(new KeyContains(Field.METADATA, "", "a"))).isEmpty();
    assertThat(ids(new KeyContains(Field.METADATA, "foreign", "a"))).isEmpty();
    assertThat(page(new WorkspaceId(3), new Filter.Everything(), Sort.DEFAULT, 1, 10).total())
        .isZero();
  }

  @Test
  void a_page_is_newest_first_with_an_exact_total() {
    Page first = page(OURS, new Filter.Everything(), Sort.DEFAULT, 1, 7);
    Page second = page(OURS, new Filter.Everything(), Sort.DEFAULT, 2, 7);
    List<RequestSummary> both =
        Stream.of(first, second)
            .flatMap(page -> page.items().stream())
            .map(FoundRequest::summary)
            .toList();
    assertThat(both)
        .hasSize(14)
        .isSortedAccordingTo((a, b) -> {
          int byTime = b.timing().start().compareTo(a.timing().start());
          return byTime == 0 ? b.id().compareTo(a.id()) : byTime;
        });
    assertThat(first.total()).isEqualTo(values.size() + 5L);
    assertThat(page(OURS, new Filter.Everything(), Sort.DEFAULT, 1_000, 10).items()).isEmpty();
  }

  @Test
  void every_sort_is_taken_and_puts_the_missing_last() {
    for (Sort.Field field : Sort.Field.values()) {
      for (Sort.Order order : Sort.Order.values()) {
        page(OURS, new Filter.Everything(), new Sort(field, order), 1, 10);
      }
    }
    assertThat(
            page(OURS, new Filter.Everything(), new Sort(Sort.Field.COST, Sort.Order.ASC), 1, 3)
                .items())
        .extracting(request -> request.summary().cost().amount())
        .containsExactly(0.25, 0.5, 1.5);
  }

  @Test
  void texts_are_found_by_words_and_by_their_ends() {
    assertThat(ids(field("input_text", "contains", "refund pol"))).containsExactly(1_001L);
    assertThat(ids(field("input_text", "contains", "REFUND POLICY"))).containsExactly(1_001L);
    assertThat(ids(field("input_text", "contains", "policy refund"))).isEmpty();
    assertThat(ids(field("text", "contains", "北京"))).containsExactly(1_002L);
    assertThat(ids(field("input_text", "starts_with", "[USER]: WHAT"))).containsExactly(1_001L);
    assertThat(ids(field("input_text", "ends_with", "POLICY, ÄH? 😀"))).containsExactly(1_001L);
    assertThat(ids(field("output_text", "starts_with", "x".repeat(250)))).containsExactly(1_003L);
    assertThat(ids(field("output_text", "ends_with", "y".repeat(249) + "Y")))
        .containsExactly(1_003L);
    assertThat(ids(field("output_text", "ends_with", "\ud800"))).isEmpty();
    assertThat(ids(field("input_text", "contains", "\ud800 ?!"))).isEmpty();
    assertThat(ids(field("error_message", "contains", "rate lim"))).containsExactly(1_004L);
    assertThat(ids(field("error_message", "starts_with", "RATE L"))).containsExactly(1_004L);
    assertThat(ids(field("error_message", "ends_with", "reached"))).containsExactly(1_004L);
    assertThat(ids(new Filter.Matching("refnud pol"))).containsExactly(1_001L);
  }

  @Test
  void numbers_are_compared_within_one_pair() {
    assertThat(ids(number("budget", Range.closed(42.0, 42.0)))).containsExactly(1_001L, 1_002L);
    assertThat(ids(number("budget", Range.above(42.0, false)))).containsExactly(1_003L);
    assertThat(ids(number("other", Range.closed(0.0, 50.0)))).containsExactly(1_003L);
    assertThat(ids(new KeyNumber(Field.SCORES, "quality", Range.above(90.0, true))))
        .containsExactly(1_001L);
    assertThat(ids(new Filter.Not(new Filter.HasKey(Field.SCORES, "quality"))))
        .hasSize(values.size() + 3);
    assertThat(ids(field("input_tokens", "lt", "1e300"))).containsExactly(1_001L);
    assertThat(ids(field("input_tokens", "gt", "1.5"))).containsExactly(1_001L);
    assertThat(ids(field("turn_count", "gt", "1e300"))).isEmpty();
  }

  @Test
  void times_are_exact_to_the_microsecond() {
    assertThat(ids(field("request_start_time", "is", "2026-11-01T00:00:42.000001Z")))
        .contains(42L)
        .hasSize((int) ids(new Filter.Everything()).stream().filter(id -> id % 60 == 42).count());
    assertThat(ids(field("request_start_time", "is", "2026-11-01T00:00:42Z"))).isEmpty();
    assertThat(ids(field("request_start_time", "is", "2026-11-01"))).hasSize(values.size() + 5);
  }

  @Test
  void as_many_conditions_as_are_allowed_are_answered() {
    for (String condition :
        List.of(
            "{'field': 'tags', 'operator': 'in', 'value': ['%d', 'x']}",
            "{'field': 'cost', 'operator': 'neq', 'value': %d}",
            "{'field': 'metadata', 'nested_key': 'n', 'operator': 'gt', 'value': %d}",
            "{'field': 'metadata', 'nested_key': 'n', 'operator': 'key_contains', 'value': '%d'}",
            "{'field': 'text', 'operator': 'contains', 'value': 'w%d'}",
            "{'field': 'request_start_time', 'operator': 'after', 'value': %d}")) {
      String conditions =
          IntStream.range(0, 500)
              .mapToObj(i -> condition.replace('\'', '"').formatted(i))
              .collect(Collectors.joining(","));
      for (String logic : List.of("AND", "OR")) {
        assertThat(
                ids(
                    FilterReader.read(
                        Json.parse(
                            "{\"logic\":\"%s\",\"filters\":[%s]}".formatted(logic, conditions)),
                        "")))
            .isNotNull();
      }
    }
  }

  @Test
  void as_much_text_as_is_allowed_is_searched_for() {
    String deep =
        values.stream().filter(value -> value.length() == 40_000).findFirst().orElseThrow();
    assertThat(ids(new KeyContains(Field.METADATA, "k", deep.substring(7_500, 8_500)))).hasSize(1);
    List<Filter> parts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      parts.add(new KeyContains(Field.METADATA, "k", ("aB" + i).repeat(333)));
    }
    parts.add(field("input_text", "contains", "中".repeat(990)));
    assertThat(ids(new Filter.Or(parts))).isEmpty();
  }

  private static Filter number(String key, Range<Double> range) {
    return new KeyNumber(Field.METADATA, key, range);
  }

  private static Filter field(String field, String operator, String value) {
    return FilterReader.read(
        Json.object().put("field", field).put("operator", operator).put("value", value), "");
  }

  private List<Long> ids(Filter filter) {
    return page(OURS, filter, Sort.DEFAULT, 1, 500).items().stream()
        .map(request -> request.id().value())
        .sorted()
        .toList();
  }

  private Page page(WorkspaceId workspace, Filter filter, Sort sort, int page, int perPage) {
    return search.search(
        workspace, new SearchQuery(new Selection(filter, null, null), sort, page, perPage, false));
  }

  private List<Long> matching(Predicate<String> wanted) {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (wanted.test(values.get(i))) {
        ids.add(i + 1L);
      }
    }
    return ids;
  }

  /// Code point by code point, each in any case.
  private static boolean contains(String value, String part) {
    List<Integer> folded = folded(value);
    return Collections.indexOfSubList(folded, folded(part)) >= 0;
  }

  private static boolean beginsWith(String value, String part) {
    List<Integer> folded = folded(value);
    List<Integer> start = folded(part);
    return folded.size() >= start.size() && folded.subList(0, start.size()).equals(start);
  }

  private static List<Integer> folded(String text) {
    return text.codePoints()
        .map(codePoint -> Character.toLowerCase(Character.toUpperCase(codePoint)))
        .boxed()
        .toList();
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }

  /// A beginning in capitals, and for long values a long end.
  private static List<String> parts(String value) {
    int[] codePoints = value.codePoints().toArray();
    int length = Math.min(3, codePoints.length);
    List<String> parts = new ArrayList<>();
    parts.add(new String(codePoints, 0, length).toUpperCase(Locale.ROOT));
    if (codePoints.length > 1_000) {
      parts.add(new String(codePoints, codePoints.length - 200, 200));
    }
    return parts;
  }

  private static List<String> values() {
    Random random = new Random(8);
    List<String> values = new ArrayList<>(List.of("abc", "ABC", "äpfel", "ÄPFEL", "straße", "ſs"));
    for (char special :
        "\"*?.[](){}~#@&<>\\|+^$= \n\t\u0000\u000f\u001b\u001e\u001f\ud800".toCharArray()) {
      values.add("" + special);
      values.add("x" + special + special + "y");
    }
    values.add("\ud800\ud800😀");
    values.add("\u001b\u001e");
    values.add("x".repeat(1_023) + "\u001b" + "z".repeat(50));
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      deep.append((char) ('a' + random.nextInt(26)));
    }
    values.add(deep.toString());
    values.add("\ud800".repeat(3_000) + "needle");
    return values;
  }

  private byte[] documents() {
    ByteArrayOutputStream bulk = new ByteArrayOutputStream();
    for (int i = 0; i < values.size(); i++) {
      add(
          bulk,
          new SourceExample(i + 1, OURS.term()).metadata("k", values.get(i)).metadata("K", "?"));
    }
    add(
        bulk,
        new SourceExample(1_001, OURS.term())
            .with("input_text", "[user]: What about\nthe refund policy, äh? 😀")
            .with("input_tokens", 10)
            .with("price", 0.25)
            .score("quality", 95)
            .metadata("budget", "42")
            .tag("a"));
    add(
        bulk,
        new SourceExample(1_002, OURS.term())
            .with("output_text", "我在北京工作")
            .with("price", 0.5)
            .score("quality", 50)
            .score("other", 99)
            .metadata("budget", "42.0")
            .metadata("other", "77"));
    add(
        bulk,
        new SourceExample(1_003, OURS.term())
            .with("output_text", "X".repeat(300) + "y".repeat(300))
            .with("price", 1.5)
            .metadata("budget", "99.5")
            .metadata("other", "7"));
    add(bulk, new SourceExample(1_004, OURS.term()).with("error_message", "Rate limit reached"));
    add(bulk, new SourceExample(1_005, OURS.term()).metadata("long", "-".repeat(1_100)));
    add(bulk, new SourceExample(2_001, "2").metadata("foreign", "abc").metadata("k", "abc"));
    return bulk.toByteArray();
  }

  private static void add(ByteArrayOutputStream bulk, SourceExample example) {
    ObjectNode source = example.source();
    String action =
        "{\"create\":{\"_index\":\"%s\",\"_id\":\"%d\"}}\n"
            .formatted(INDEX, source.path("seq").longValue());
    bulk.writeBytes(action.getBytes(StandardCharsets.UTF_8));
    bulk.writeBytes(Json.bytes(source));
    bulk.write('\n');
  }
}
