package dev.docket.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.ingest.Incoming;
import dev.docket.ingest.Intake;
import dev.docket.ingest.Receipt;
import dev.docket.ingest.ResendKey;
import dev.docket.ingest.Resends;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineAddress;
import dev.docket.opensearch.objects.ObjectStore;
import dev.docket.opensearch.objects.StoredGroups;
import dev.docket.opensearch.query.OpenSearchRequestReader;
import dev.docket.opensearch.schema.IndexTemplates;
import dev.docket.opensearch.schema.Layout;
import dev.docket.opensearch.schema.PartitionLength;
import dev.docket.opensearch.schema.PartitionList;
import dev.docket.opensearch.write.OpenSearchRequestWriter;
import dev.docket.opensearch.write.WriteSettings;
import dev.docket.pricing.PriceFile;
import dev.docket.pricing.PriceTable;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestIdSource;
import dev.docket.requests.RequestWriter;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.WriteResult;
import dev.docket.testkit.EngineProxy;
import dev.docket.testkit.Logs;
import dev.docket.testkit.SettableClock;
import dev.docket.testkit.TestEngine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The write paths of two servers beside one engine. Their clocks stand still and their counters
/// start at the same number, so that they draw the same ids in the same order.
class TwoWritersTest {

  private static final WorkspaceId WORKSPACE = new WorkspaceId(5);
  private static final Layout LAYOUT = new Layout("docket", PartitionLength.MONTH, 1, 0);

  @TempDir private static Path folder;

  private static TestEngine engine;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-02T12:00:00Z"));

  @BeforeAll
  static void start() {
    engine = TestEngine.on(folder.resolve("data"));
    new IndexTemplates(engine.client(), LAYOUT).install();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  /// One server's way in, and how often it lost an id to the other.
  private final class Server implements AutoCloseable {

    private final AtomicInteger lost = new AtomicInteger();
    private final Engine client;
    private final OpenSearchRequestWriter writer;
    private final Intake intake;
    private final OpenSearchRequestReader reader;
    private final PartitionList partitions;

    Server(URI address, String token) {
      client = Engine.at(new EngineAddress(List.of(address), token, null, null, null));
      partitions = new PartitionList(client, LAYOUT, clock);
      partitions.refresh();
      writer =
          new OpenSearchRequestWriter(
              client,
              partitions,
              new WriteSettings(
                  "docket", 64 << 20, 2, Duration.ofSeconds(30), clock, new RequestId(0)),
              Optional::empty,
              new SimpleMeterRegistry());
      RequestWriter counting =
          writes ->
              writer.writeAll(writes).stream()
                  .map(answer ->
                      answer.whenComplete((result, failure) -> {
                        if (result instanceof WriteResult.IdTaken) {
                          lost.incrementAndGet();
                        }
                      }))
                  .toList();
      RequestIdSource ids = new RequestIdSource(clock, () -> 0L);
      intake =
          new Intake(
              counting,
              new StoredGroups(new ObjectStore(client, LAYOUT.objectsIndex()), ids),
              ids,
              new Resends(System::nanoTime),
              PriceTable.of(PriceFile.bundled()),
              clock);
      reader = new OpenSearchRequestReader(client, partitions);
    }

    static Server guarded(TwoWritersTest test) {
      return test.new Server(engine.node().address(), engine.node().token());
    }

    Receipt log(String name) {
      return intake
          .store(
              WORKSPACE,
              new Incoming(Logs.with("name", name), List.of(), false),
              ResendKey.ofBody(WORKSPACE, "test", name.getBytes(StandardCharsets.UTF_8)))
          .join();
    }

    String name(RequestId id) {
      return reader
          .find(WORKSPACE, id)
          .orElseThrow(() -> new AssertionError("lost: " + id))
          .summary()
          .annotations()
          .metadata()
          .values()
          .get("name")
          .textValue();
    }

    @Override
    public void close() {
      writer.close();
      client.close();
    }
  }

  @Test
  void an_id_that_both_draw_is_kept_by_one_and_the_other_draws_again() throws Exception {
    long before = count("{\"term\":{\"workspace\":\"5\"}}");
    Map<RequestId, String> stored = new HashMap<>();
    try (Server a = Server.guarded(this);
        Server b = Server.guarded(this);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Map.Entry<RequestId, String>>> logged = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        String name = "log " + i;
        Server server = i % 2 == 0 ? a : b;
        logged.add(callers.submit(() -> Map.entry(server.log(name).id(), name)));
      }
      for (Future<Map.Entry<RequestId, String>> log : logged) {
        Map.Entry<RequestId, String> entry = log.get();
        assertThat(stored.put(entry.getKey(), entry.getValue())).as("one id, two logs").isNull();
      }
      assertThat(a.lost.get() + b.lost.get()).isGreaterThan(100);
      for (Map.Entry<RequestId, String> log : stored.entrySet()) {
        assertThat(a.name(log.getKey())).isEqualTo(log.getValue());
        assertThat(b.name(log.getKey())).isEqualTo(log.getValue());
      }
    }
    assertThat(count("{\"term\":{\"workspace\":\"5\"}}")).isEqualTo(before + 400);
  }

  @Test
  void a_bulk_whose_answer_never_came_is_stored_once() {
    clock.advance(Duration.ofHours(1));
    try (EngineProxy proxy = EngineProxy.to(engine.node());
        Server server = new Server(proxy.address(), null)) {
      AtomicBoolean cut = new AtomicBoolean();
      AtomicInteger bulks = new AtomicInteger();
      proxy.cutAnswers(path -> {
        if (!path.equals("/_bulk")) {
          return false;
        }
        bulks.incrementAndGet();
        return cut.compareAndSet(false, true);
      });
      long before = count("{\"match_all\":{}}");
      Receipt receipt = server.log("cut off");
      assertThat(bulks.get()).isGreaterThanOrEqualTo(2);
      assertThat(server.name(receipt.id())).isEqualTo("cut off");
      assertThat(server.lost.get()).isZero();
      assertThat(count("{\"match_all\":{}}")).isEqualTo(before + 1);
    }
  }

  @Test
  void a_server_that_cannot_read_the_partitions_soon_takes_nothing_new() {
    clock.advance(Duration.ofHours(2));
    try (Server server = Server.guarded(this)) {
      Receipt known = server.log("while the list is fresh");
      clock.advance(Duration.ofSeconds(51));
      assertThatThrownBy(() -> server.log("too late"))
          .hasCauseInstanceOf(ProblemException.class)
          .hasMessageContaining("list of partitions");
      assertThat(server.name(known.id())).isEqualTo("while the list is fresh");
      server.partitions.refresh();
      assertThat(server.name(server.log("too late").id())).isEqualTo("too late");
    }
  }

  private static long count(String query) {
    return engine.count("docket-requests-*", query);
  }
}
