package dev.docket.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.faults.Traffic;
import dev.docket.packaged.PackagedServer;
import dev.docket.testkit.Api;
import dev.docket.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The packaged server under more than it can take: crowds, large bodies, clients that are slow on
/// purpose, connections that do nothing.
@Tag("soak")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoadIT {

  private static final int CONNECTIONS = 500;
  private static final int LARGE = 54 << 10;
  private static final int SMALL_CALLERS = 16;
  private static final int SLOW = 50;

  /// Each end has its own limit of open files, which must be above that.
  private static final int IDLE = Integer.getInteger("soak.idle", 8_000);

  /// A buffer of 32 KiB at 256 bytes a second, and then some.
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final String EXPORT = "/api/public/v2/requests/export?query=metadata.large:yes";

  /// How long a lone write may take again after an overload.
  private static final Duration NORMAL = Duration.ofMillis(500);

  /// Half of what the process may take.
  private static final long IDLE_BYTES = 512L << 20;

  private PackagedServer server;
  private InetSocketAddress address;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = PackagedServer.start(folder.resolve("data"));
    address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.api().base().getPort());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void a_crowd_hears_nothing_but_yes_and_later() throws Exception {
    Crowd warm = new Crowd(server.api(), Crowd.small());
    warm.run(CONNECTIONS, Soak.of(Duration.ofSeconds(10)));
    Crowd crowd = new Crowd(server.api(), Crowd.small());
    crowd.run(CONNECTIONS, Soak.of(Duration.ofMinutes(10)));
    assertThat(crowd.unclear()).isEmpty();
    assertThat(crowd.acknowledged()).isPositive();
    // It ends itself when its memory runs out.
    assertThat(server.isAlive()).isTrue();
    assertThat(crowd.mostQueue()).isLessThanOrEqualTo(64L << 20);
    awaitNormal();
    Soak.seen("load-500", crowd.figures());
  }

  @Test
  void large_bodies_beyond_all_measure_are_shed() throws Exception {
    Crowd measured = new Crowd(server.api(), Crowd.ofBytes(LARGE));
    measured.run(16, Soak.of(Duration.ofSeconds(30)));
    double rate = measured.perSecond();
    Crowd flood = new Crowd(server.api(), Crowd.ofBytes(LARGE));
    Crowd small = new Crowd(server.api(), Crowd.small());
    Duration time = Soak.of(Duration.ofSeconds(60));
    try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> others =
          beside.submit(() -> {
            small.run(SMALL_CALLERS, time);
            return null;
          });
      flood.open(5 * rate, time);
      others.get();
    }
    Soak.seen("load-large-measured", measured.figures());
    Soak.seen("load-large-flood", flood.figures());
    Soak.seen("load-large-others", small.figures());
    assertThat(flood.unclear()).isEmpty();
    assertThat(small.unclear()).isEmpty();
    // Four of five are refused of the large ones.
    assertThat(small.shed()).as("others are let through").isLessThan(small.acknowledged() / 4);
    assertThat(flood.perSecond()).as("it does not collapse").isGreaterThan(rate / 2);
    assertThat(flood.shed()).as("refused in time").isPositive();
    long end = System.nanoTime();
    awaitNormal();
    long recovered = Duration.ofNanos(System.nanoTime() - end).toMillis();
    assertThat(server.isAlive()).isTrue();
    Soak.seen("load-large-recovery", Map.of("normal_after_ms", recovered));
  }

  @Test
  void writers_of_a_byte_a_second_are_ended_and_bother_nobody() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW; i++) {
        Socket socket = connect();
        send(
            socket,
            "POST /log-request HTTP/1.1\r\nHost: x\r\nX-API-KEY: %s\r\nContent-Length: 30000000\r\n\r\n{"
                .formatted(PackagedServer.KEY));
        slow.add(socket);
      }
      awaitNormal();
      for (int second = 0; second < 15; second++) {
        TimeUnit.SECONDS.sleep(1);
        for (Socket socket : slow) {
          try {
            send(socket, " ");
          } catch (IOException ended) {
            assertThat(second).as("not at once: %s", ended).isGreaterThan(5);
          }
        }
      }
      for (Socket socket : slow) {
        socket.setSoTimeout(5_000);
        String answer =
            new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        assertThat(answer).isEqualTo("HTTP/1.1 408");
      }
    } finally {
      closeAll(slow);
    }
  }

  @Test
  void readers_of_a_byte_a_second_bother_nobody() throws Exception {
    ObjectNode big = Traffic.log("slow readers", "big");
    ((ObjectNode) big.get("metadata")).put("text", "a text ".repeat(1 << 19));
    Api.Answer logged = server.api().post("/log-request?wait_for=searchable", big);
    assertThat(logged.status()).isEqualTo(201);
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW; i++) {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(address);
        send(
            socket,
            "GET /api/public/v2/requests/%s HTTP/1.1\r\nHost: x\r\nX-API-KEY: %s\r\n\r\n"
                .formatted(logged.json().get("id"), PackagedServer.KEY));
        slow.add(socket);
      }
      for (int second = 0; second < Soak.of(Duration.ofSeconds(30)).toSeconds(); second++) {
        for (Socket socket : slow) {
          assertThat(socket.getInputStream().read()).isNotNegative();
        }
        TimeUnit.SECONDS.sleep(1);
        awaitNormal();
      }
    } finally {
      closeAll(slow);
    }
  }

  /// What they have of the connection's buffers comes first, then nothing more is written.
  @Test
  void exports_that_are_read_by_the_byte_make_room_for_others() throws Exception {
    ObjectNode big = Traffic.log("slow exports", "big");
    ((ObjectNode) big.get("metadata")).put("large", "yes").put("text", "a text ".repeat(1 << 19));
    for (int i = 0; i < 8; i++) {
      Api.Answer logged = server.api().post("/log-request?wait_for=searchable", big);
      assertThat(logged.status()).isEqualTo(201);
    }
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++) {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(address);
        send(
            socket,
            "GET %s HTTP/1.1\r\nHost: x\r\nX-API-KEY: %s\r\n\r\n"
                .formatted(EXPORT, PackagedServer.KEY));
        assertThat(socket.getInputStream().read()).isEqualTo('H');
        slow.add(socket);
      }
      assertThat(server.api().statusOf(EXPORT)).isEqualTo(503);
      assertThat(Await.within(PATIENCE, () -> takesByteThenRuns(slow))).isTrue();
    } finally {
      closeAll(slow);
    }
  }

  private boolean takesByteThenRuns(List<Socket> slow) {
    try {
      for (Socket socket : slow) {
        var _ = socket.getInputStream().read();
      }
      TimeUnit.SECONDS.sleep(1);
      return server.api().statusOf(EXPORT) == 200;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void thousands_of_idle_connections_keep_nobody_out() throws Exception {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < IDLE; i++) {
        idle.add(connect());
      }
      awaitNormal();
      long heap = Crowd.heap(server.api());
      assertThat(heap).isLessThan(IDLE_BYTES);
      Soak.seen("load-idle", Map.of("connections", IDLE, "heap_bytes", heap));
    } finally {
      closeAll(idle);
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.connect(address, 5_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void closeAll(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /// A lone write is as quick as on any other day, on a connection of its own.
  private void awaitNormal() {
    Api api = Api.at(server.api().base(), PackagedServer.KEY);
    Await.until(
        "a lone write is quick",
        () -> {
          long start = System.nanoTime();
          try {
            int status = api.post("/log-request", Traffic.log("lone", "lone")).status();
            return status == 201 && System.nanoTime() - start < NORMAL.toNanos();
          } catch (IOException e) {
            return false;
          }
        });
  }
}
