package dev.docket.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.cli.Main;
import dev.docket.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a store costs while it grows, and what that does to writing and asking: one server that is
/// filled step by step and asked the same at each step; then bytes on disk by the size of bodies.
///
/// `-Dbench.steps=10000,100000` for other steps than up to five million requests.
public final class GrowthBenchmark {

  private static final List<Integer> STEPS =
      Arrays.stream(
              System.getProperty("bench.steps", "10000,100000,1000000,5000000").split(",", -1))
          .map(Integer::valueOf)
          .toList();

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("bench.seconds", 2));
  private static final Duration MERGES = Duration.ofMinutes(10);
  private static final String JSON = "Content-Type: application/json\r\n";

  /// Bytes of a request as it is sent, and how many of them make a figure.
  private static final Map<Integer, Integer> SIZES = sizes();

  private final Path out;
  private final Map<Integer, Step> steps = new LinkedHashMap<>();

  /// A store of a certain size.
  ///
  /// @param perSecond requests stored a second on the way from the step before
  /// @param heap bytes that a full collection leaves
  private record Step(
      double perSecond, long disk, long heap, List<Measure> searches, List<Measure> numbers) {

    Stream<Measure> measures() {
      return Stream.concat(searches.stream(), numbers.stream());
    }
  }

  private GrowthBenchmark(Path out) {
    this.out = out;
  }

  private static Map<Integer, Integer> sizes() {
    Map<Integer, Integer> sizes = new LinkedHashMap<>();
    sizes.put(800, 50_000);
    sizes.put(1_700, 50_000);
    sizes.put(5_000, 20_000);
    sizes.put(54_000, 4_000);
    return sizes;
  }

  public static void main(String[] arguments) throws Exception {
    Path out = Files.createDirectories(Path.of("target", "bench").toAbsolutePath());
    String table = new GrowthBenchmark(out).run();
    Files.writeString(out.resolve("growth.md"), table);
    System.out.println(table);
  }

  private String run() throws IOException, InterruptedException {
    Path data = out.resolve("growth");
    SearchStore.delete(data);
    try (Child server = serve(data)) {
      String url = url(server);
      Subject subject = new Subject(server, SearchStore.address(url));
      Filling filling = new Filling(url, SearchStore.key(), SearchStore.BODY_BYTES);
      int before = 0;
      for (int step : STEPS) {
        long begin = System.nanoTime();
        filling.upTo(step);
        double seconds = (System.nanoTime() - begin) / 1e9;
        awaitMerges(server);
        steps.put(step, measured(url, subject, data, (step - before) / seconds));
        // The next step takes most of an hour, and may fail.
        Files.writeString(out.resolve("growth.md"), table());
        before = step;
      }
    }
    SearchStore.delete(data);
    return table() + bySize();
  }

  private Step measured(String url, Subject subject, Path data, double perSecond)
      throws IOException, InterruptedException {
    Http http = new Http(url, "X-API-KEY", SearchStore.key());
    List<Measure> searches = new ArrayList<>();
    for (Question question : Question.all(body -> cursor(http, body))) {
      Calls calls =
          Asked.of(head(question.path()), question.bodies().stream().map(Json::bytes).toList());
      searches.add(new Measure(question.name(), subject, 1, calls));
    }
    List<Measure> numbers = new ArrayList<>();
    for (AnalyticsQuestion question : AnalyticsQuestion.all()) {
      Calls calls =
          new Fresh(head(question.path()), Json.bytes(question.body()), AnalyticsQuestion.FROM);
      numbers.add(new Measure(question.name(), subject, 1, calls));
    }
    Step step = new Step(perSecond, bytes(data), liveHeap(subject.child(), url), searches, numbers);
    for (Measure measure : step.measures().toList()) {
      measure.warm(TIME);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Measure measure : step.measures().toList()) {
        measure.round(TIME);
      }
    }
    return step;
  }

  private static String head(String path) {
    return "POST %s HTTP/1.1\r\nX-API-KEY: %s\r\n%s".formatted(path, SearchStore.key(), JSON);
  }

  private static String cursor(Http http, ObjectNode body) {
    try {
      return http.post("/api/public/v2/requests/search", body).path("next_cursor").asText("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Child serve(Path data) throws IOException {
    return Child.start(
        Main.class,
        List.of("serve"),
        Map.of(
            "DOCKET_PORT",
            "0",
            "DOCKET_API_KEY",
            SearchStore.key(),
            "DOCKET_DATA_DIR",
            data.toString()),
        out.resolve("growth.log"));
  }

  private static String url(Child server) throws IOException {
    return server.line(line -> line.startsWith("Docket listens on ")).replaceAll(".* ", "");
  }

  /// A store that is still being merged takes more disk, and answers slower, than it will.
  private static void awaitMerges(Child server) throws InterruptedException {
    long deadline = System.nanoTime() + MERGES.toNanos();
    Duration cpu = server.cpu();
    while (true) {
      server.settle();
      Thread.sleep(1_000);
      Duration now = server.cpu();
      if (now.minus(cpu).toMillis() < 1_000 || System.nanoTime() > deadline) {
        return;
      }
      cpu = now;
    }
  }

  /// Bytes of heap in use after a full collection.
  private static long liveHeap(Child server, String url) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process collect =
        new ProcessBuilder(jcmd, Long.toString(server.pid()), "GC.run")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectErrorStream(true)
            .start();
    if (collect.waitFor() != 0) {
      throw new IOException("jcmd GC.run failed");
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      String metrics =
          http.send(
                  HttpRequest.newBuilder(URI.create(url + "/metrics")).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      return (long)
          metrics
              .lines()
              .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
              .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
              .sum();
    }
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      long sum = 0;
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        sum += Files.size(path);
      }
      return sum;
    }
  }

  private String table() throws IOException {
    StringBuilder sizes = new StringBuilder();
    steps.forEach((requests, step) ->
        sizes.append(
            "| %,d | %,.0f | %,d | %,d | %,d | %d |%n"
                .formatted(
                    requests,
                    step.perSecond(),
                    step.disk() >> 20,
                    step.disk() / requests,
                    step.heap() >> 20,
                    step.measures().mapToInt(Measure::failed).sum())));
    StringBuilder times = new StringBuilder();
    List<Step> all = List.copyOf(steps.values());
    List<Measure> first = all.getFirst().measures().toList();
    for (int i = 0; i < first.size(); i++) {
      times.append("| ").append(first.get(i).name()).append(" |");
      for (Step step : all) {
        Measure measure = step.measures().toList().get(i);
        times.append(
            " %,.1f | %,.1f |"
                .formatted(
                    measure.median(round -> round.load().millis(0.5)),
                    measure.median(round -> round.load().millis(0.99))));
      }
      times.append('\n');
    }
    StringBuilder head = new StringBuilder("| question |");
    StringBuilder rule = new StringBuilder("|---|");
    steps
        .keySet()
        .forEach(requests -> {
          head.append(" %,d: p50 ms | p99 |".formatted(requests));
          rule.append("---:|---:|");
        });
    return """
    %s; bodies of %,d bytes, in batches of 1,000.

    | requests | stored/s | disk MB | bytes a request | live heap MB | failed |
    |---:|---:|---:|---:|---:|---:|
    %s
    %s
    %s
    %s
    """
        .formatted(Table.machine(), SearchStore.BODY_BYTES, sizes, head, rule, times);
  }

  private String bySize() throws IOException, InterruptedException {
    StringBuilder rows = new StringBuilder();
    for (Map.Entry<Integer, Integer> size : SIZES.entrySet()) {
      Path data = out.resolve("growth-" + size.getKey());
      SearchStore.delete(data);
      double seconds;
      try (Child server = serve(data)) {
        String url = url(server);
        long begin = System.nanoTime();
        new Filling(url, SearchStore.key(), size.getKey()).upTo(size.getValue());
        seconds = (System.nanoTime() - begin) / 1e9;
        awaitMerges(server);
      }
      // Stopped: a server that runs keeps the last half gigabyte of writes once more, to replay it,
      // which in a store so small would be most of it.
      long bytes = bytes(data);
      rows.append(
          "| %,d | %,d | %,d | %.2f | %,.0f |%n"
              .formatted(
                  size.getKey(),
                  size.getValue(),
                  bytes / size.getValue(),
                  (double) bytes / size.getValue() / size.getKey(),
                  size.getValue() / seconds));
      SearchStore.delete(data);
    }
    return """
    | bytes of a body | requests | bytes a request on disk | of the body | stored/s |
    |---:|---:|---:|---:|---:|
    %s\
    """
        .formatted(rows);
  }
}
