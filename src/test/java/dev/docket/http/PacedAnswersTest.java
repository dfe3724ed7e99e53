package dev.docket.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PacedAnswersTest {

  private static final int CHUNK = 32 << 10;
  private static final int CHUNKS = 1_000;
  private static final Duration LITTLE_EVERY = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CompletableFuture<Integer> written = new CompletableFuture<>();
  private final Server server = new Server();
  private ServerConnector connector;

  /// Says how many chunks it could write.
  private final class Large extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      int chunk = 0;
      try (OutputStream out = Content.Sink.asOutputStream(response)) {
        for (; chunk < CHUNKS; chunk++) {
          out.write(new byte[CHUNK]);
        }
        written.complete(chunk);
        callback.succeeded();
      } catch (IOException e) {
        written.complete(chunk);
        callback.failed(e);
      }
      return true;
    }
  }

  @BeforeEach
  void start() throws Exception {
    connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    // An idle time-out is what a slow reader gets around.
    connector.setIdleTimeout(Duration.ofMinutes(10).toMillis());
    server.addConnector(connector);
    PacedAnswers paced = new PacedAnswers(Duration.ofMillis(500), 1 << 20);
    paced.setHandler(new Large());
    server.setHandler(paced);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private Socket asking() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
    socket
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void whoever_takes_it_has_the_whole_answer() throws Exception {
    try (Socket socket = asking();
        InputStream in = socket.getInputStream()) {
      byte[] buffer = new byte[CHUNK];
      long taken = 0;
      while (taken < (long) CHUNK * CHUNKS) {
        int read = in.read(buffer);
        assertThat(read).isPositive();
        taken += read;
      }
    }
    assertThat(written.get(20, TimeUnit.SECONDS)).isEqualTo(CHUNKS);
  }

  @Test
  void whoever_takes_a_little_now_and_then_is_cut() throws Exception {
    try (Socket socket = asking();
        InputStream in = socket.getInputStream()) {
      byte[] little = new byte[1 << 10];
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!written.isDone() && System.nanoTime() < deadline) {
        assertThat(in.read(little)).isPositive();
        LockSupport.parkNanos(LITTLE_EVERY.toNanos());
      }
    }
    assertThat(written.getNow(-1)).isBetween(1, CHUNKS - 1);
  }
}
