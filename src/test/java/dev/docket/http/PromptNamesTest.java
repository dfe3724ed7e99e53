package dev.docket.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.json.Json;
import dev.docket.testkit.MemoryPrompts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which template a path names, as SDKs and people write it, and which no URL class would let
/// through.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PromptNamesTest {

  private HttpServer server;

  @BeforeAll
  void start() {
    StubParts stub = new StubParts();
    stub.prompts = new MemoryPrompts();
    server =
        HttpServer.start(
            new HttpSettings("127.0.0.1", 0, 10_000, "1.2.3", TrustedProxies.NONE), stub.parts());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "POST | /prompt-templates/plain | plain",
        "POST | /prompt-templates/a%2Fb | a/b",
        "POST | /prompt-templates/a/b | a/b",
        "GET  | /prompt-templates/a/b | a/b",
        "POST | //prompt-templates/a/b | a/b",
        "POST | /prompt-templates/a%2Fb%20c%3Fd | a/b c?d",
        "POST | /prompt-templates/a/b%20c?d | a/b c?d",
        "POST | /prompt-templates/a?b&c%20d | a?b&c d",
        "POST | /prompt-templates/a?b=c | a",
        "GET  | /prompt-templates/a?version=1 | a",
        "POST | /prompt-templates/50%%20off | 50% off",
        "POST | /prompt-templates/50%25%20off | 50% off",
        "POST | /prompt-templates/100% | 100%",
        "POST | /prompt-templates/a%252Fb | a%2Fb",
        "POST | /prompt-templates/caf%C3%A9 | café",
        "POST | /prompt-templates/a+b | a+b",
        "POST | /prompt-templates/a;b=c | a;b=c",
        "POST | /prompt-templates/a//b | a//b",
        "POST | /prompt-templates//a | /a",
        "POST | /prompt-templates/a/ | a/",
        "POST | /prompt-templates/x/labels | x/labels",
        "GET  | /prompt-templates/x/labels | x",
        "GET  | /prompt-templates/x%2Flabels | x/labels",
        "GET  | /prompt-templates/x/labels/labels | x/labels",
        "GET  | /prompt-templates/labels | labels",
        "PATCH | /rest/prompt-templates/a/b | a/b",
        "PATCH | /rest//prompt-templates/a%2Fb | a/b",
        "POST | /prompt-templates/12 | 12",
      })
  void a_path_names_a_template(String method, String target, String name) throws IOException {
    String answer = raw(method + " " + target);
    assertThat(answer).startsWith("HTTP/1.1 404");
    assertThat(Json.parse(answer.substring(answer.indexOf("\r\n\r\n") + 4)).get("message").asText())
        .isEqualTo("There is no prompt template \"" + name + "\".");
  }

  private String raw(String line) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write(
              (line
                      + " HTTP/1.1\r\nHost: docket\r\nConnection: close\r\nContent-Length: 0\r\n"
                      + "Content-Type: application/json\r\nX-API-KEY: "
                      + StubParts.KEY
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
