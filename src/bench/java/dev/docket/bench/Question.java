package dev.docket.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What is asked of many requests, in some variants, so that no answer comes from a cache of
/// answers.
///
/// @param path of Docket's route
/// @param bodies in JSON
record Question(String name, String path, List<ObjectNode> bodies) {

  private static final String SEARCH = "/api/public/v2/requests/search";
  private static final String SUGGESTIONS = "/api/public/v2/requests/suggestions";
  private static final int VARIANTS = 40;
  private static final int DEEP_PAGES = 100;

  private static final List<String> WORDS =
      List.of("refund", "replacment part", "warranty certificate", "expresso mach", "invoice supp");

  /// Gives the cursor of a page's end, empty for the last page.
  @FunctionalInterface
  interface Pages {
    String next(ObjectNode body);
  }

  /// All questions.
  ///
  /// @param pages asks Docket, for the cursor that one of them begins with
  static List<Question> all(Pages pages) {
    return List.of(
        search("newest of all", i -> body(25, "engine", "is_not", null, "none-" + i)),
        search(
            "metadata `user_id` is one of 600",
            i -> body(25, "metadata", "key_equals", "user_id", user(i))),
        search(
            "metadata `session_id` is one of 100,000",
            i -> body(25, "metadata", "key_equals", "session_id", Filling.session(i * 997))),
        search(
            "`key_contains` on a key of 100,000 values",
            i ->
                body(
                    25,
                    "metadata",
                    "key_contains",
                    "session_id",
                    Filling.session(i * 997).substring(7, 12))),
        search("tree of three levels", Question::tree),
        search(
            "`q`, one or two words, some misspelt",
            i -> Json.object().put("per_page", 25).put("q", WORDS.get(i % WORDS.size()))),
        search("page at a cursor 50,000 deep", deep(pages)),
        new Question(
            "suggestions, values of a key of 100,000",
            SUGGESTIONS,
            variants(i ->
                Json.object()
                    .put("field", "metadata_values")
                    .put("metadata_key", "session_id")
                    .put("prefix", Filling.session(i * 997).substring(0, 8)))));
  }

  private static Question search(String name, IntFunction<ObjectNode> body) {
    return new Question(name, SEARCH, variants(body));
  }

  private static List<ObjectNode> variants(IntFunction<ObjectNode> body) {
    List<ObjectNode> bodies = new ArrayList<>();
    for (int i = 0; i < VARIANTS; i++) {
      bodies.add(body.apply(i));
    }
    return bodies;
  }

  private static String user(int i) {
    return "user_%04d".formatted(1_000 + i * 7);
  }

  private static ObjectNode body(
      int perPage, String field, String operator, @Nullable String key, String value) {
    ObjectNode body = Json.object().put("per_page", perPage);
    body.putObject("filter_group")
        .putArray("filters")
        .add(condition(field, operator, value).put("nested_key", key));
    return body;
  }

  private static ObjectNode condition(String field, String operator, String value) {
    return Json.object().put("field", field).put("operator", operator).put("value", value);
  }

  private static ObjectNode tree(int i) {
    ObjectNode body = Json.object().put("per_page", 25);
    var all = body.putObject("filter_group").put("logic", "AND").putArray("filters");
    all.add(
        condition("metadata", "key_equals", i % 2 == 0 ? "pro" : "team").put("nested_key", "plan"));
    var any = all.addObject().put("logic", "OR").putArray("filters");
    any.add(condition("latency_ms", "gt", Integer.toString(2_000 + i)));
    var both = any.addObject().put("logic", "AND").putArray("filters");
    both.add(condition("tags", "contains", "experiment-b"));
    both.add(condition("output_text", "contains", "refund"));
    return body;
  }

  private static IntFunction<ObjectNode> deep(Pages pages) {
    List<ObjectNode> known = new ArrayList<>();
    return i -> {
      if (known.isEmpty()) {
        ObjectNode page = Json.object().put("per_page", 500);
        String next = pages.next(page);
        for (int n = 0; n < DEEP_PAGES && !next.isEmpty(); n++) {
          page.put("cursor", next);
          next = pages.next(page);
        }
        known.add(page.put("per_page", 25));
      }
      return known.getFirst();
    };
  }
}
