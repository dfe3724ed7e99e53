package dev.docket.bench;

import dev.docket.cli.Main;
import dev.docket.requests.RequestIdSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Docket's durable writes over HTTP against the engine alone: in one run, on one machine, in
/// turns, so that ratios hold on a machine that others use too.
///
/// `-Dbench.quick=true` for a glance, `-Dbench.only=REGEX` for some lines, `-Dbench.jvm=FLAGS` for
/// both servers.
public final class Benchmark {

  private static final boolean QUICK = Boolean.getBoolean("bench.quick");
  private static final Pattern ONLY = Pattern.compile(System.getProperty("bench.only", ""));
  private static final int ROUNDS = Integer.getInteger("bench.rounds", QUICK ? 1 : 3);
  private static final Duration TIME =
      Duration.ofSeconds(Integer.getInteger("bench.seconds", QUICK ? 2 : 4));
  private static final Duration WARM =
      Duration.ofSeconds(Integer.getInteger("bench.warm", QUICK ? 4 : 10));

  private static final String KEY = "dk_benchmark_0123456789";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String NDJSON = "Content-Type: application/x-ndjson\r\n";
  private static final Pattern ID = Pattern.compile("\"id\":([0-9]{15})");
  private static final int IDS = 20_000;

  private final Subject docket;
  private final Subject raw;
  private final String rawHead;
  private final String index;
  private final RequestIdSource rawIds = new RequestIdSource(Clock.systemUTC(), new SecureRandom());
  private final AtomicLong nonces = new AtomicLong(Documents.MARK);
  private final List<Long> docketLogged = new ArrayList<>();
  private final List<Long> rawLogged = new ArrayList<>();

  private Benchmark(Subject docket, Child engine, String[] ready) {
    this.docket = docket;
    this.raw = new Subject(engine, address(ready[1]));
    this.rawHead = "X-Docket-Engine-Token: %s\r\n".formatted(ready[2]);
    this.index = ready[3];
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("docket-bench");
    Path out = Files.createDirectories(Path.of("target", "bench"));
    try (Child server =
            Child.start(
                Main.class,
                List.of("serve"),
                Map.of(
                    "DOCKET_PORT",
                    "0",
                    "DOCKET_API_KEY",
                    KEY,
                    "DOCKET_DATA_DIR",
                    folder.resolve("docket").toString()),
                out.resolve("docket.log"));
        Child engine =
            Child.start(
                RawEngine.class,
                List.of(folder.resolve("raw").toString()),
                Map.of(),
                out.resolve("engine.log"))) {
      String listens = server.line(line -> line.startsWith("Docket listens on "));
      String[] ready = engine.line(line -> line.startsWith("ready ")).split(" ", -1);
      Subject docket = new Subject(server, address(listens.replaceAll(".* ", "")));
      String table = new Benchmark(docket, engine, ready).run();
      Files.writeString(out.resolve("benchmark.md"), table);
      System.out.println(table);
    } finally {
      delete(folder);
    }
  }

  private static InetSocketAddress address(String url) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), URI.create(url).getPort());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private String run() throws IOException, InterruptedException {
    Table table = new Table();
    for (int bytes : new int[] {800, 5_000}) {
      logs(table, bytes);
    }
    updates(table);
    return table.markdown();
  }

  private void logs(Table table, int bytes) throws IOException, InterruptedException {
    Documents documents = new Documents(bytes);
    String size = "%.1f KB".formatted(bytes / 1_000.0);
    List<byte[]> bodies = documents.bodies();
    List<byte[]> stored = documents.stored();
    Calls log = docketCall("/log-request", bodies, this::nonce, 201);
    Calls create = rawCall("PUT", "/%s/_create/%s", "", stored, this::rawId, 201);
    Measure bulk = new Measure(size + " raw: 1,000 per _bulk", raw, 2, rawBulk(creates(stored)));
    Measure batch = new Measure(size + " Docket: batch of 1,000", docket, 2, docketBatch(bodies));
    Measure lone = new Measure(size + " Docket: single logs", docket, 1, log);
    Measure loneRaw = new Measure(size + " raw: one index call each", raw, 1, create);
    Measure some = new Measure(size + " Docket: single logs", docket, 32, log);
    Measure someRaw = new Measure(size + " raw: one index call each", raw, 32, create);
    Measure crowd = new Measure(size + " Docket: single logs", docket, 128, log);
    measure(
        List.of(crowd, bulk, batch, someRaw, lone, loneRaw),
        List.of(lone, loneRaw, some, someRaw, crowd, bulk, batch));
    table.add(List.of(lone, some, crowd, batch), bulk, List.of(loneRaw, someRaw));
    table.target("5.0 KB, 128 connections: of raw _bulk", 0.6, crowd, bulk, bytes == 5_000);
    table.target("0.8 KB, batch route: of raw _bulk", 0.6, batch, bulk, bytes == 800);
    table.target("0.8 KB, 128 connections: of raw _bulk", 0.6, crowd, bulk, bytes == 800);
    table.target(size + ", 32 connections: of one index call each", 3, some, someRaw, true);
    table.latency(size + ", p99 of a lone log: of a lone index call", 2, lone, loneRaw);
  }

  private void updates(Table table) throws IOException, InterruptedException {
    if (docketLogged.size() < 1_000 || rawLogged.size() < 1_000) {
      return;
    }
    List<byte[]> given = Documents.updates();
    List<byte[]> stored = Documents.storedUpdates();
    Calls update = docketCall("/rest/track-metadata", given, cycle(docketLogged), 200);
    LongSupplier ids = cycle(rawLogged);
    Calls call = rawCall("POST", "/%s/_update/%s", "?retry_on_conflict=20", stored, ids, 200);
    Measure bulk =
        new Measure("update raw: 1,000 per _bulk", raw, 2, rawBulk(bulkUpdates(stored), ids));
    Measure lone = new Measure("update Docket: metadata", docket, 1, update);
    Measure loneRaw = new Measure("update raw: one call each", raw, 1, call);
    Measure some = new Measure("update Docket: metadata", docket, 32, update);
    Measure someRaw = new Measure("update raw: one call each", raw, 32, call);
    Measure crowd = new Measure("update Docket: metadata", docket, 128, update);
    measure(List.of(crowd, bulk, someRaw), List.of(lone, loneRaw, some, someRaw, crowd, bulk));
    table.add(List.of(lone, some, crowd), bulk, List.of(loneRaw, someRaw));
    table.latency("p99 of a lone update: of a lone update call", 2, lone, loneRaw);
  }

  private static void measure(List<Measure> warm, List<Measure> all)
      throws IOException, InterruptedException {
    for (Measure measure : warm) {
      if (wanted(measure)) {
        measure.warm(WARM.dividedBy(measure.connections() == 1 ? 4 : 1));
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      System.err.printf("round %d%n", round + 1);
      for (Measure measure : all) {
        if (wanted(measure)) {
          measure.round(TIME);
        }
      }
    }
  }

  private static boolean wanted(Measure measure) {
    return ONLY.matcher(measure.name() + " " + measure.connections()).find();
  }

  private long nonce() {
    return nonces.incrementAndGet();
  }

  private long rawId() {
    long id = rawIds.next().value();
    remember(rawLogged, id);
    return id;
  }

  private static void remember(List<Long> ids, long id) {
    if (ids.size() < IDS) {
      ids.add(id);
    }
  }

  private static LongSupplier cycle(List<Long> ids) {
    AtomicLong next = new AtomicLong();
    return () -> ids.get((int) (next.getAndIncrement() % ids.size()));
  }

  private static Calls docketCall(
      String path, List<byte[]> bodies, LongSupplier numbers, int status) {
    return Single.of(
        "POST %s HTTP/1.1\r\nX-API-KEY: %s\r\n%s".formatted(path, KEY, JSON),
        bodies,
        numbers,
        status);
  }

  private Calls docketBatch(List<byte[]> bodies) {
    return new Many(
        "POST /api/public/v2/requests/batch HTTP/1.1\r\nX-API-KEY: %s\r\n%s".formatted(KEY, JSON),
        List.of("{\"requests\":[", ",", "]}"),
        bodies,
        this::nonce,
        this::allLogged);
  }

  private boolean allLogged(String reply) {
    if (docketLogged.size() < IDS) {
      Matcher ids = ID.matcher(reply);
      while (ids.find()) {
        remember(docketLogged, Long.parseLong(ids.group(1)));
      }
    }
    return reply.contains("{\"success\":true");
  }

  private Calls rawCall(
      String method,
      String path,
      String query,
      List<byte[]> bodies,
      LongSupplier numbers,
      int status) {
    String line = method + " " + path.formatted(index, Bytes.MARK) + query + " HTTP/1.1\r\n";
    return Single.of(line + rawHead + JSON, bodies, numbers, status);
  }

  private Calls rawBulk(List<byte[]> operations) {
    return rawBulk(operations, this::rawId);
  }

  private Calls rawBulk(List<byte[]> operations, LongSupplier numbers) {
    return new Many(
        "POST /_bulk?filter_path=errors HTTP/1.1\r\n" + rawHead + NDJSON,
        List.of("", "", ""),
        operations,
        numbers,
        reply -> reply.contains("\"errors\":false"));
  }

  private List<byte[]> creates(List<byte[]> documents) {
    byte[] action =
        Bytes.of("{\"create\":{\"_index\":\"%s\",\"_id\":\"%s\"}}\n".formatted(index, Bytes.MARK));
    return documents.stream().map(one -> Bytes.join(action, one, Bytes.of("\n"))).toList();
  }

  private List<byte[]> bulkUpdates(List<byte[]> updates) {
    byte[] action =
        Bytes.of(
            "{\"update\":{\"_index\":\"%s\",\"_id\":\"%s\",\"retry_on_conflict\":20}}\n"
                .formatted(index, Bytes.MARK));
    List<byte[]> operations = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      operations.add(Bytes.join(action, updates.get(i % updates.size()), Bytes.of("\n")));
    }
    return operations;
  }
}
