package dev.docket.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.cli.Main;
import dev.docket.json.Json;
import dev.docket.requests.WorkspaceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Questions about numbers over many requests: through Docket, and the group-by on which they stand
/// in Docket's columns beside a keyword field for each key and beside nested pairs, in the engine
/// alone; with nothing else running, and again while requests are written.
///
/// `-Dbench.requests=N` for another number than a million, `-Dbench.only=docket` or `engine` for
/// half of it. The stores are kept in `target/bench`.
public final class AnalyticsBenchmark {

  private static final int REQUESTS = Integer.getInteger("bench.requests", 1_000_000);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("bench.seconds", 3));

  /// The share of the requests that each question is about.
  private static final double LEAST = 0.99;

  private static final String JSON = "Content-Type: application/json\r\n";

  private final Path out;
  private final SearchStore store;

  private AnalyticsBenchmark(Path out) {
    this.out = out;
    this.store = new SearchStore(out, REQUESTS);
  }

  public static void main(String[] arguments) throws Exception {
    GroupKeys.check();
    Path out = Files.createDirectories(Path.of("target", "bench").toAbsolutePath());
    AnalyticsBenchmark benchmark = new AnalyticsBenchmark(out);
    benchmark.store.make();
    String table = "%s; %,d requests.%n%n".formatted(Table.machine(), REQUESTS);
    for (String half : List.of("engine", "docket")) {
      if (is(half)) {
        table += half.equals("engine") ? benchmark.engine() : benchmark.docket();
        Files.writeString(out.resolve("analytics.md"), table);
      }
    }
    System.out.println(table);
  }

  private static boolean is(String half) {
    return System.getProperty("bench.only", "").isEmpty()
        || System.getProperty("bench.only", "").equals(half);
  }

  /// One server at a time: on two cores the other's leftovers would be measured too.
  private String docket() throws IOException, InterruptedException {
    try (Child server =
        Child.start(Main.class, List.of("serve"), store.environment(), out.resolve("docket.log"))) {
      String url = server.line(line -> line.startsWith("Docket listens on ")).replaceAll(".* ", "");
      Http http = new Http(url, "X-API-KEY", SearchStore.key());
      Subject subject = new Subject(server, SearchStore.address(url));
      Map<AnalyticsQuestion, Measure> quiet = measures(subject);
      Map<AnalyticsQuestion, Measure> busy = measures(subject);
      for (AnalyticsQuestion question : quiet.keySet()) {
        check(http, question);
      }
      rounds(new ArrayList<>(quiet.values()));
      try (Writing _ = Writing.throughDocket(http)) {
        rounds(new ArrayList<>(busy.values()));
      }
      return docketTable(quiet, busy);
    }
  }

  private static Map<AnalyticsQuestion, Measure> measures(Subject subject) {
    Map<AnalyticsQuestion, Measure> measures = new LinkedHashMap<>();
    for (AnalyticsQuestion question : AnalyticsQuestion.all()) {
      String head =
          "POST %s HTTP/1.1\r\nX-API-KEY: %s\r\n%s"
              .formatted(question.path(), SearchStore.key(), JSON);
      Calls calls = new Fresh(head, Json.bytes(question.body()), AnalyticsQuestion.FROM);
      measures.put(question, new Measure(question.name(), subject, 1, calls));
    }
    return measures;
  }

  /// An answer about nothing would be quick.
  private static void check(Http http, AnalyticsQuestion question)
      throws IOException, InterruptedException {
    String body =
        Json.text(question.body())
            .replace(Long.toString(Fresh.MARK), Long.toString(AnalyticsQuestion.FROM));
    JsonNode reply = http.post(question.path(), Json.parse(Bytes.of(body)));
    // A contrast counts its two sides apart.
    long asked =
        reply.has("a")
            ? reply.at("/a/requests").longValue() + reply.at("/b/requests").longValue()
            : reply.findPath("matched").longValue();
    if (asked < LEAST * REQUESTS) {
      throw new IOException("%s is not about all: %s".formatted(question.name(), reply));
    }
  }

  private static void rounds(List<Measure> measures) throws IOException, InterruptedException {
    for (Measure measure : measures) {
      measure.warm(TIME);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Measure measure : measures) {
        measure.round(TIME);
      }
    }
  }

  private static String docketTable(
      Map<AnalyticsQuestion, Measure> quiet, Map<AnalyticsQuestion, Measure> busy) {
    StringBuilder rows = new StringBuilder();
    quiet.forEach((question, measure) -> {
      Measure writing = busy.get(question);
      rows.append(
          "| %s | %s | %s | %d |%n"
              .formatted(
                  question.name(),
                  millis(measure),
                  writing == null ? "" : millis(writing),
                  measure.failed() + (writing == null ? 0 : writing.failed())));
    });
    return """
    | through Docket | p50 ms | p99 ms | p50, writing | p99, writing | failed |
    |---|---:|---:|---:|---:|---:|
    %s\
    """
        .formatted(rows);
  }

  private static String millis(Measure measure) {
    return "%.0f | %.0f"
        .formatted(
            measure.median(round -> round.load().millis(0.5)),
            measure.median(round -> round.load().millis(0.99)));
  }

  private String engine() throws IOException, InterruptedException {
    try (Child child =
        Child.start(
            RawEngine.class,
            List.of(store.raw().toString()),
            Map.of(),
            out.resolve("engine.log"))) {
      String[] ready = child.line(line -> line.startsWith("ready ")).split(" ", -1);
      Http http = new Http(ready[1], "X-Docket-Engine-Token", ready[2]);
      new ComparedIndices(http).make(REQUESTS);
      child.settle();
      Subject subject = new Subject(child, SearchStore.address(ready[1]));
      WorkspaceId workspace = new WorkspaceId(1);
      Map<GroupKeys, Map<GroupBy, Measure>> quiet = groups(subject, ready[2], workspace);
      Map<GroupKeys, Map<GroupBy, Measure>> busy = groups(subject, ready[2], workspace);
      checkSame(http, workspace);
      rounds(all(quiet));
      try (Writing _ = Writing.toEngine(http)) {
        rounds(all(busy));
      }
      return engineTable("", quiet) + "\n" + engineTable(", writing", busy);
    }
  }

  private static List<Measure> all(Map<GroupKeys, Map<GroupBy, Measure>> measures) {
    return measures.values().stream().flatMap(each -> each.values().stream()).toList();
  }

  private static Map<GroupKeys, Map<GroupBy, Measure>> groups(
      Subject subject, String token, WorkspaceId workspace) {
    Map<GroupKeys, Map<GroupBy, Measure>> measures = new LinkedHashMap<>();
    for (GroupKeys key : GroupKeys.ASKED) {
      Map<GroupBy, Measure> ways = new EnumMap<>(GroupBy.class);
      for (GroupBy way : GroupBy.values()) {
        String head =
            "POST %s HTTP/1.1\r\nX-Docket-Engine-Token: %s\r\n%s"
                .formatted(way.path(), token, JSON);
        Calls calls = Asked.of(head, List.of(Json.bytes(way.body(key, workspace))));
        ways.put(way, new Measure(way + " " + key.key(), subject, 1, calls));
      }
      measures.put(key, ways);
    }
    return measures;
  }

  /// Ratios of different answers would say nothing.
  private static void checkSame(Http http, WorkspaceId workspace)
      throws IOException, InterruptedException {
    for (GroupKeys key : GroupKeys.ASKED) {
      List<Long> counts = new ArrayList<>();
      for (GroupBy way : GroupBy.values()) {
        JsonNode found = http.post(way.path(), way.body(key, workspace)).path("aggregations");
        counts.add(found.findValue("groups").at("/buckets/0/doc_count").longValue());
      }
      if (counts.getFirst() == 0 || counts.stream().distinct().count() != 1) {
        throw new IOException("%s differs: %s".formatted(key, counts));
      }
    }
  }

  private static String engineTable(String when, Map<GroupKeys, Map<GroupBy, Measure>> measures) {
    StringBuilder rows = new StringBuilder();
    measures.forEach((key, ways) -> {
      Measure column = way(ways, GroupBy.COLUMN);
      Measure dedicated = way(ways, GroupBy.DEDICATED);
      Measure nested = way(ways, GroupBy.NESTED);
      rows.append(
          "| %,d values%s | %s | %s | %s | %.2f | %.1f |%n"
              .formatted(
                  key.values(),
                  key.equals(GroupKeys.SHARED) ? ", beside 300,000 of another key" : "",
                  millis(column),
                  millis(dedicated),
                  millis(nested),
                  column.ratioTo(dedicated, load -> load.millis(0.5)),
                  nested.ratioTo(column, load -> load.millis(0.5))));
    });
    return """
    | group by%s | column p50 | p99 | keyword field p50 | p99 | nested p50 | p99 | of keyword field | nested is slower |
    |---|---:|---:|---:|---:|---:|---:|---:|---:|
    %s\
    """
        .formatted(when, rows);
  }

  private static Measure way(Map<GroupBy, Measure> ways, GroupBy way) {
    Measure measure = ways.get(way);
    if (measure == null) {
      throw new IllegalStateException("not measured: " + way);
    }
    return measure;
  }
}
