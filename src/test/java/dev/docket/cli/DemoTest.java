package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.Await;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
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

  private RunningApp app;

  @BeforeAll
  void start(@TempDir Path data) {
    app = RunningApp.on(data);
  }

  @AfterAll
  void stop() {
    app.close();
  }

  private String demo(String... more) {
    StringWriter out = new StringWriter();
    CommandLine commandLine = Main.commandLine().setOut(new PrintWriter(out));
    String[] arguments = new String[more.length + 5];
    String[] given = {"demo", "--url", app.base().toString(), "--key", RunningApp.KEY};
    System.arraycopy(given, 0, arguments, 0, given.length);
    System.arraycopy(more, 0, arguments, given.length, more.length);
    assertThat(commandLine.execute(arguments)).isZero();
    return out.toString();
  }

  private long total() {
    return call(() -> app.api().post("/api/public/v2/requests/search", Json.object()))
        .path("total")
        .asLong();
  }

  private void awaitTotal(long expected) {
    Await.until("%d requests are found".formatted(expected), () -> total() == expected);
  }

  @Test
  void logs_exactly_what_was_ordered_and_says_how_to_look_at_it() {
    String said = demo("--count", "230");
    awaitTotal(230);
    assertThat(said).startsWith("Logged 230 requests of ");
    assertThat(said.lines().filter(line -> line.startsWith("curl "))).hasSize(3);

    demo("--count", "20");
    // Its own, although the same seed makes the same requests.
    awaitTotal(250);
    assertThat(linked()).isEqualTo(250);
    assertThat(templates()).hasSize(6).allMatch(item -> item.path("version").intValue() == 4);
  }

  /// How many requests name a version that there is.
  private long linked() {
    ObjectNode body = Json.object();
    body.putObject("filter_group")
        .put("logic", "AND")
        .putArray("filters")
        .addObject()
        .put("field", "prompt_id")
        .put("operator", "in")
        .set("value", ids());
    return call(() -> app.api().post("/api/public/v2/requests/search", body))
        .path("total")
        .asLong();
  }

  private ArrayNode ids() {
    ArrayNode ids = Json.object().arrayNode();
    templates().forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }

  private List<JsonNode> templates() {
    return call(() -> app.api().get("/prompt-templates")).path("items").valueStream().toList();
  }

  private interface Call {
    Api.Answer answer() throws IOException;
  }

  private static JsonNode call(Call call) {
    try {
      return call.answer().json();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
