package dev.docket.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.app.Version;
import dev.docket.client.Conversation;
import dev.docket.client.Docket;
import dev.docket.client.NewPrompt;
import dev.docket.client.RequestFilter;
import dev.docket.client.RequestSummary;
import dev.docket.json.Json;
import dev.docket.testkit.Await;
import dev.docket.testkit.RunningApp;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The README and the Java client's: their blocks of Java, JavaScript and shell are run against a
/// real server, those of each language as one program. What Python's put on the wire is replayed
/// elsewhere.
class ReadmeProgramsTest {

  private static final Snippets README = read(Path.of("sdk/java/README.md"));
  private static final Snippets FRONT_PAGE = read(Path.of("README.md"));

  @TempDir static Path folder;

  private static RunningApp app;
  private static LoopbackProvider provider;
  private static Docket client;

  @BeforeAll
  static void start() throws IOException {
    NpmSdk.install();
    app = RunningApp.on(folder.resolve("data"));
    provider = LoopbackProvider.start();
    client =
        Docket.builder()
            .apiKey(RunningApp.KEY)
            .baseUrl(app.base().toString())
            .waitForSearchable(true)
            .build();
    var _ =
        client
            .prompts()
            .publish(
                NewPrompt.of("welcome", Conversation.ofSystem("Greet.").user("I am {name}."))
                    .model("openai", "gpt-4o-mini")
                    .labels("prod"));
  }

  @AfterAll
  static void stop() {
    if (client != null) {
      client.close();
    }
    if (provider != null) {
      provider.close();
    }
    if (app != null) {
      app.close();
    }
  }

  private static Snippets read(Path file) {
    try {
      return Snippets.of(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void the_java_blocks_are_a_program_that_does_what_they_say() throws Exception {
    String statements =
        README.in("java").stream()
            .filter(block -> !block.startsWith("@Override"))
            .collect(Collectors.joining("\n"));
    runJava(statements, "client.close();");
    RequestSummary run = theRunOf("u-java");
    assertThat(run.scores()).isEqualTo(Map.of("default", 90, "helpful", 80));
    assertThat(run.tags()).contains("reviewed");
    assertThat(run.metadata()).doesNotContainKey("rating");
    assertThat(client.requests().search("metadata.n:1 metadata.rating:good").stream().count())
        .isEqualTo(1);
    assertThat(client.requests().search("metadata.user_id:u-own").stream().count()).isEqualTo(1);
  }

  private static void runJava(String statements, String close) throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("Program.java"),
            """
            import dev.docket.client.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            public final class Program {
              public static void main(String[] args) throws Exception {
                %s
                %s
              }
            }
            """
                .formatted(statements, close)
                .replace("\"dk_…\"", "\"" + RunningApp.KEY + "\"")
                .replace("\"http://127.0.0.1:8080\"", "\"" + app.base() + "\"")
                .replace("\"sk-…\"", "\"sk-of-openai\"")
                .replaceFirst("\\.build\\(\\)", ".waitForSearchable(true).build()"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    run(folder, java, "-cp", classPath(), source.toString());
  }

  /// The client and Jackson, as this test has them: wherever it runs, and nothing else.
  private static String classPath() {
    return Stream.of(Docket.class, JsonNode.class, JsonParser.class, JsonFormat.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .map(location -> Path.of(URI.create(location.toString())).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void what_is_shown_of_the_listener_stands_in_the_example() throws IOException {
    String example =
        Files.readString(
            Path.of("sdk/java/examples/langchain4j/dev/docket/examples/DocketListener.java"));
    List<String> shown =
        README.in("java").stream().filter(block -> block.startsWith("@Override")).toList();
    assertThat(shown).hasSize(1);
    assertThat(example.replaceAll("(?m)^  ", "")).contains(shown.getFirst());
  }

  @Test
  void the_javascript_blocks_do_the_same() throws IOException {
    Path script = Files.writeString(Path.of("target/js/readme.mjs"), README.joined("js"));
    run(script.getParent(), "node", script.getFileName().toString());
    assertThat(theRunOf("u-js").metadata().get("rating")).isEqualTo(Json.parse("\"good\""));
  }

  @Test
  void the_shell_blocks_do_the_same() throws IOException {
    Path script = Files.writeString(folder.resolve("readme.sh"), README.joined("sh"));
    run(folder, "bash", "-euo", "pipefail", script.toString());
    assertThat(theRunOf("u-curl").metadata().get("rating")).isEqualTo(Json.parse("\"good\""));
  }

  @Test
  void the_client_has_the_version_of_the_server() throws IOException {
    String version = "<artifactId>docket-client</artifactId>\n  <version>%s</version>";
    assertThat(Files.readString(Path.of("sdk/java/pom.xml")))
        .contains(version.formatted(Version.current()));
    assertThat(README.text()).contains(version.formatted(Version.current()));
  }

  /// Whether they work is another test's to say; here it is that they do not tell another story.
  @Test
  void the_python_blocks_say_what_the_others_say() {
    assertThat(README.joined("python"))
        .contains(
            "prompt_name=\"welcome\"",
            "input_variables={\"name\": \"Ada\"}",
            "tags=[\"onboarding\"]",
            "metadata={\"user_id\": \"u-python\", \"plan\": \"pro\"}",
            "metadata={\"rating\": \"good\", \"plan\": \"free\"}");
  }

  @Test
  void the_java_block_of_the_front_page_does_what_it_says() throws IOException {
    long before = notedRuns();
    runJava(FRONT_PAGE.joined("java"), "");
    awaitNotedRuns(before + 1);
  }

  @Test
  void the_javascript_block_of_the_front_page_does_the_same() throws IOException {
    long before = notedRuns();
    Path script = Files.writeString(Path.of("target/js/front-page.cjs"), FRONT_PAGE.joined("js"));
    run(script.getParent(), "node", script.getFileName().toString());
    awaitNotedRuns(before + 1);
  }

  @Test
  void the_shell_blocks_of_the_front_page_work_one_after_the_other() throws IOException {
    long before = notedRuns();
    Path script =
        Files.writeString(
            folder.resolve("front-page.sh"),
            "curl() { command curl --fail-with-body \"$@\"; }\n" + FRONT_PAGE.joined("sh"));
    run(folder, "bash", "-euo", "pipefail", script.toString());
    awaitNotedRuns(before + 1);
    assertThat(
            client.requests().search("metadata.ticket:42 tag:reviewed -tag:onboarding").stream()
                .map(RequestSummary::scores))
        .containsExactly(Map.of("helpful", 90));
  }

  @Test
  void the_python_block_of_the_front_page_says_what_the_others_say() {
    assertThat(FRONT_PAGE.joined("python"))
        .contains(
            "prompt_name=\"welcome\"",
            "input_variables={\"name\": \"Ada\"}",
            "tags=[\"onboarding\"]",
            "metadata={\"user_id\": \"1abf2345f\", \"post_id\": \"2cef2345f\"}",
            "metadata={\"user_id\": \"1abf2345f\", \"error\": \"None\"}");
  }

  private static void awaitNotedRuns(long runs) {
    Await.until("%d runs with a note".formatted(runs), () -> notedRuns() == runs);
  }

  /// Requests with all the metadata that both examples of the front page attach together.
  private static long notedRuns() {
    return client
        .requests()
        .search(
            "metadata.user_id:1abf2345f metadata.post_id:2cef2345f metadata.error:None prompt:welcome")
        .stream()
        .count();
  }

  /// What both examples together have left behind.
  private static RequestSummary theRunOf(String user) {
    RequestFilter both =
        RequestFilter.metadata("user_id")
            .is(user)
            .and(RequestFilter.metadata("plan").is("free"))
            .and(RequestFilter.promptName().is("welcome"))
            .and(RequestFilter.tags().contains("onboarding"));
    return Await.result(
        "a run of %s with the metadata that came later".formatted(user),
        () -> client.requests().search(both).stream().findFirst());
  }

  private static void run(Path folder, String... command) throws IOException {
    Path out = Files.createTempFile(ReadmeProgramsTest.folder, "out", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    Map<String, String> environment = new HashMap<>(provider.variables());
    environment.put("DOCKET_URL", app.base().toString());
    environment.put("DOCKET_API_KEY", RunningApp.KEY);
    environment.put("PROMPTLAYER_BASE_URL", app.base().toString());
    environment.put("PROMPTLAYER_API_KEY", RunningApp.KEY);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(List.of(command) + " did not end: " + Files.readString(out));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    assertThat(process.exitValue()).as(Files.readString(out)).isZero();
  }
}
