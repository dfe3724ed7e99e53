package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.app.App;
import dev.docket.app.Config;
import dev.docket.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The demo against a real server on a real port.
@TestInstance(Lifecycle.PER_CLASS)
class DemoTest {

  private static final String KEY = "dk_demo_test_0123456789";

  private App app;

  @BeforeAll
  void start(@TempDir Path data) {
    app =
        App.start(
            Config.from(
                Map.of(
                    "DOCKET_PORT", "0", "DOCKET_DATA_DIR", data.toString(), "DOCKET_API_KEY", KEY)),
            Clock.systemUTC());
  }

  @AfterAll
  void stop() {
    app.close();
  }

  private String demo(String... more) {
    StringWriter out = new StringWriter();
    CommandLine commandLine = Main.commandLine().setOut(new PrintWriter(out));
    String[] arguments = new String[more.length + 5];
    String[] given = {"demo", "--url", "http://127.0.0.1:" + app.port(), "--key", KEY};
    System.arraycopy(given, 0, arguments, 0, given.length);
    System.arraycopy(more, 0, arguments, given.length, more.length);
    assertThat(commandLine.execute(arguments)).isZero();
    return out.toString();
  }

  private long total() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/api/public/v2/requests/search".formatted(app.port())))
            .header("X-API-KEY", KEY)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      JsonNode reply =
          Json.parse(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
      return reply.path("total").asLong();
    }
  }

  /// The total when it has become what is expected: searches see writes a second later.
  private long totalOf(long expected) throws IOException, InterruptedException {
    long total = total();
    for (int tries = 0; total != expected && tries < 100; tries++) {
      Thread.sleep(100);
      total = total();
    }
    return total;
  }

  @Test
  void logs_exactly_what_was_ordered_and_says_how_to_look_at_it() throws Exception {
    String said = demo("--count", "230");
    assertThat(totalOf(230)).isEqualTo(230);
    assertThat(said).startsWith("Logged 230 requests of ");
    assertThat(said.lines().filter(line -> line.startsWith("curl "))).hasSize(3);

    demo("--count", "20");
    assertThat(totalOf(250)).as("a second demo adds its own").isEqualTo(250);
  }

  @Test
  void refuses_to_log_nothing() {
    assertThat(
            Main.commandLine()
                .setErr(new PrintWriter(new StringWriter()))
                .execute("demo", "--count", "0"))
        .isEqualTo(CommandLine.ExitCode.USAGE);
  }
}
