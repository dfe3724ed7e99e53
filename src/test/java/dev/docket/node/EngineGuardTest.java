package dev.docket.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.testkit.TestEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opensearch.Version;
import org.opensearch.action.admin.cluster.state.ClusterStateAction;
import org.opensearch.action.admin.cluster.state.ClusterStateRequest;
import org.opensearch.action.admin.indices.delete.DeleteIndexAction;
import org.opensearch.action.admin.indices.delete.DeleteIndexRequest;
import org.opensearch.action.search.SearchAction;
import org.opensearch.action.search.SearchRequest;
import org.opensearch.cluster.node.DiscoveryNode;
import org.opensearch.common.settings.Settings;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.transport.TransportAddress;
import org.opensearch.core.transport.TransportResponse;
import org.opensearch.env.Environment;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.ConnectionProfile;
import org.opensearch.transport.Netty4ModulePlugin;
import org.opensearch.transport.Transport;
import org.opensearch.transport.TransportException;
import org.opensearch.transport.TransportRequest;
import org.opensearch.transport.TransportRequestOptions;
import org.opensearch.transport.TransportResponseHandler;
import org.opensearch.transport.TransportService;

/// Another program of the same machine, which knows everything but the token.
class EngineGuardTest {

  @TempDir private static Path folder;

  private static TestEngine engine;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    engine = TestEngine.on(folder.resolve("data"));
    engine.call("PUT", "/secrets", "");
    engine.call("PUT", "/secrets/_doc/1?refresh=true", "{\"text\":\"private\"}");
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    engine.close();
  }

  private static HttpResponse<String> call(String method, String path, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(engine.node().address() + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString("{\"x\":1}\n"));
    if (!token.isEmpty()) {
      request.header(LoopbackGuard.HEADER, token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /",
    "GET, /_search",
    "GET, /secrets/_search",
    "GET, /secrets/_doc/1",
    "GET, /_cat/indices",
    "GET, /_cluster/settings?include_defaults=true",
    "GET, /_nodes",
    "POST, /_bulk",
    "PUT, /secrets/_doc/2",
    "PUT, /_cluster/settings",
    "DELETE, /secrets",
  })
  void without_the_token_no_route_answers(String method, String path) throws Exception {
    String token = engine.node().token();
    for (String wrong : List.of("", "wrong", token.substring(1), token + "0")) {
      HttpResponse<String> reply = call(method, path, wrong);
      assertThat(reply.statusCode()).isEqualTo(401);
      assertThat(reply.body()).doesNotContain("private", token, "settings\":");
    }
    assertThat(call("GET", "/secrets/_doc/1", token).body()).contains("private");
  }

  @Test
  void the_token_is_not_shown_to_who_has_it() throws Exception {
    String token = engine.node().token();
    for (String path :
        List.of("/_nodes/settings", "/_cluster/settings?include_defaults=true", "/_nodes/stats")) {
      HttpResponse<String> reply = call("GET", path, token);
      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.body()).doesNotContain(token);
    }
  }

  @Test
  void both_ports_listen_on_loopback_alone() throws Exception {
    String body = call("GET", "/_nodes/_local/http,transport", engine.node().token()).body();
    assertThat(body).contains("127.0.0.1:").doesNotContain("0.0.0.0").doesNotContain("\"[::");
  }

  @Test
  void the_data_folder_is_its_owners_alone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
        .isEqualTo("rwx------");
  }

  @Test
  void the_node_to_node_port_answers_no_other_program() throws Exception {
    int port =
        Integer.parseInt(
            engine
                .call("GET", "/_nodes/_local/transport", "")
                .findValue("publish_address")
                .textValue()
                .replaceFirst(".*:", ""));
    Map<String, TransportRequest> attacks =
        Map.of(
            SearchAction.NAME, new SearchRequest("secrets"),
            ClusterStateAction.NAME, new ClusterStateRequest(),
            DeleteIndexAction.NAME, new DeleteIndexRequest("secrets"),
            TransportService.HANDSHAKE_ACTION_NAME, TransportRequest.Empty.INSTANCE);
    try (Intruder intruder = Intruder.start(folder.resolve("intruder"))) {
      // What is refused below is answered by a node that has no guard.
      assertThat(intruder.ask(intruder.port(), SearchAction.NAME, new SearchRequest("*")))
          .isPositive();
      for (Map.Entry<String, TransportRequest> attack : attacks.entrySet()) {
        assertThatThrownBy(() -> intruder.ask(port, attack.getKey(), attack.getValue()))
            .as(attack.getKey())
            .isInstanceOf(ExecutionException.class)
            .hasStackTraceContaining("This engine belongs to Docket.");
      }
    }
    assertThat(call("GET", "/secrets/_doc/1", engine.node().token()).body()).contains("private");
  }

  /// A node of the same cluster name, as any user of the machine can start one.
  private static final class Intruder extends Node {

    private Intruder(Settings settings, Path config) {
      super(new Environment(settings, config), List.of(netty()), true);
    }

    private static PluginInfo netty() {
      Class<?> plugin = Netty4ModulePlugin.class;
      return new PluginInfo(
          plugin.getName(),
          plugin.getSimpleName(),
          Version.CURRENT.toString(),
          Version.CURRENT,
          "25",
          plugin.getName(),
          null,
          List.of(),
          false);
    }

    /// Starts a node that answers: one that has not recovered its state refuses whatever it is
    /// asked.
    static Intruder start(Path home) throws Exception {
      Files.createDirectories(home.resolve("config"));
      Intruder intruder =
          new Intruder(
              Settings.builder()
                  .put("cluster.name", "docket")
                  .put("node.name", "intruder")
                  .put("discovery.type", "single-node")
                  .put("path.home", home)
                  .put("http.type", "netty4")
                  .put("transport.type", "netty4")
                  .put("http.host", "127.0.0.1")
                  .put("transport.host", "127.0.0.1")
                  .put("http.port", "0")
                  .put("transport.port", "0")
                  .build(),
              home.resolve("config"));
      intruder.start();
      assertThat(
              intruder
                  .client()
                  .admin()
                  .cluster()
                  .prepareHealth()
                  .setWaitForGreenStatus()
                  .get()
                  .isTimedOut())
          .isFalse();
      return intruder;
    }

    int port() {
      return transport().boundAddress().publishAddress().getPort();
    }

    private TransportService transport() {
      return injector().getInstance(TransportService.class);
    }

    /// Sends a request to whoever listens on a port, past the handshake of well-behaved nodes.
    ///
    /// @return the size of the answer
    int ask(int port, String action, TransportRequest request) throws Exception {
      DiscoveryNode target =
          new DiscoveryNode(
              "somebody-" + port,
              new TransportAddress(InetAddress.getLoopbackAddress(), port),
              Map.of(),
              Set.of(),
              Version.CURRENT);
      CompletableFuture<Integer> answer = new CompletableFuture<>();
      try (Transport.Connection connection =
          transport()
              .openConnection(
                  target, ConnectionProfile.buildDefaultConnectionProfile(settings()))) {
        transport()
            .sendRequest(
                connection, action, request, TransportRequestOptions.EMPTY, new Size(answer));
        return answer.get(20, TimeUnit.SECONDS);
      }
    }
  }

  /// How many bytes came back; what they mean is of no interest.
  private record Size(CompletableFuture<Integer> answer)
      implements TransportResponseHandler<TransportResponse.Empty> {

    @Override
    public TransportResponse.Empty read(StreamInput in) throws IOException {
      answer.complete(in.available());
      in.skip(in.available());
      return TransportResponse.Empty.INSTANCE;
    }

    @Override
    public void handleResponse(TransportResponse.Empty response) {}

    @Override
    public void handleException(TransportException e) {
      answer.completeExceptionally(e);
    }

    @Override
    public String executor() {
      return ThreadPool.Names.SAME;
    }
  }
}
