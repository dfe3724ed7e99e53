package dev.docket.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Filters beyond every limit are refused by the limit's name, before they cost anybody anything.
class HostileFiltersTest {

  private static final String SEARCH = "/api/public/v2/requests/search";
  private static final String CONDITION =
      "{\"field\":\"engine\",\"operator\":\"is\",\"value\":\"gpt-4o\"}";
  private static final String GROUP = "{\"filters\":[]}";
  private static final int MEGABYTE = 1 << 20;

  /// Far more than a refusal takes; a busy machine must not fail the build.
  private static final Duration SOON = Duration.ofSeconds(3);

  @TempDir private static Path folder;

  /// A body that is too much, and what the refusal names.
  private record Hostile(String what, String body, String named) {}

  private static List<Hostile> bodies() {
    return List.of(
        new Hostile("10,000 conditions", group(repeated(CONDITION, 10_000)), "500 conditions"),
        new Hostile("10,000 groups", group(repeated(GROUP, 10_000)), "500 groups"),
        new Hostile("groups 11 deep", nested(11), "10 deep"),
        new Hostile("groups 100,000 deep", nested(100_000), "beyond what is accepted"),
        new Hostile(
            "a list of 100,000 values",
            condition("engine", "in", "[" + repeated("\"v\"", 100_000) + "]"),
            "1,000 values"),
        new Hostile(
            "a text of 1 MB in a text",
            condition("input_text", "contains", text("word ")),
            "2,000 characters"),
        new Hostile(
            "a beginning of 1 MB",
            condition("input_text", "starts_with", text("a")),
            "250 characters"),
        new Hostile("a string of 1 MB", condition("engine", "is", text("a")), "2,000 characters"),
        new Hostile(
            "a part of 1 MB", condition("metadata", "key_contains", text("a")), "1,000 characters"),
        new Hostile(
            "a value of 1 MB", condition("metadata", "key_equals", text("a")), "65,536 characters"),
        new Hostile(
            "a key of 1 MB",
            group(
                "{\"field\":\"metadata\",\"operator\":\"key_exists\",\"nested_key\":%s}"
                    .formatted(text("k"))),
            "1,024 characters"),
        new Hostile(
            "an operator of 1 MB", condition("engine", "a".repeat(MEGABYTE), "1"), "engine"),
        new Hostile("a field of 1 MB", condition("a".repeat(MEGABYTE), "is", "1"), "no field"),
        new Hostile(
            "a number of a billion digits", condition("cost", "gt", "1e999999999"), "a number"),
        new Hostile(
            "an id of a billion digits", condition("pl_id", "is", "1e999999999"), "whole number"),
        new Hostile("q of 1 MB", "{\"q\":" + text("word ") + "}", "2,000 characters"));
  }

  private static String repeated(String json, int times) {
    return String.join(",", Collections.nCopies(times, json));
  }

  private static String text(String part) {
    return '"' + part.repeat(MEGABYTE / part.length()) + '"';
  }

  private static String group(String filters) {
    return "{\"filter_group\":{\"logic\":\"AND\",\"filters\":[" + filters + "]}}";
  }

  private static String nested(int depth) {
    return "{\"filter_group\":" + "{\"filters\":[".repeat(depth) + "]}".repeat(depth) + "}";
  }

  private static String condition(String field, String operator, String value) {
    return group(
        "{\"field\":\"%s\",\"operator\":\"%s\",\"nested_key\":\"k\",\"value\":%s}"
            .formatted(field, operator, value));
  }

  @Test
  void what_is_beyond_a_limit_is_refused_soon_by_its_name_while_others_search_on()
      throws Exception {
    try (RunningApp app = RunningApp.on(folder.resolve("data"));
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Api other = app.api();
      searches(other);
      AtomicBoolean done = new AtomicBoolean();
      Future<List<Duration>> others = threads.submit(() -> searchUntil(done, other));
      try {
        for (int round = 0; round < 3; round++) {
          for (Hostile hostile : bodies()) {
            refused(client, app.base(), hostile);
          }
        }
      } finally {
        done.set(true);
      }
      assertThat(others.get()).hasSizeGreaterThan(3).allMatch(each -> each.compareTo(SOON) < 0);
    }
  }

  private static void refused(HttpClient client, URI base, Hostile hostile) throws Exception {
    long start = System.nanoTime();
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(base + SEARCH))
                .header("X-API-KEY", RunningApp.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(hostile.body()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(answer.statusCode()).as(hostile.what()).isEqualTo(400);
    assertThat(Json.parse(answer.body()).path("message").asText())
        .as(hostile.what())
        .contains(hostile.named());
    assertThat(answer.body().length()).as(hostile.what()).isLessThan(4_000);
    assertThat(took).as(hostile.what()).isLessThan(SOON);
  }

  private static List<Duration> searchUntil(AtomicBoolean done, Api api) throws IOException {
    List<Duration> took = new ArrayList<>();
    while (!done.get()) {
      long start = System.nanoTime();
      searches(api);
      took.add(Duration.ofNanos(System.nanoTime() - start));
    }
    return took;
  }

  private static void searches(Api api) throws IOException {
    assertThat(api.post(SEARCH, Json.object()).status()).isEqualTo(200);
  }
}
