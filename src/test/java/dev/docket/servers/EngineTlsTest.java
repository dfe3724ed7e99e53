package dev.docket.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.app.StartException;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.EngineProxy;
import dev.docket.testkit.RunningApp;
import dev.docket.testkit.TestEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An external engine behind TLS with a name and a password, over real sockets: used when its
/// certificate is right, and refused with a line for the operator when it is not.
final class EngineTlsTest {

  private static final String USER = "docket";
  private static final String PASSWORD = "p\u00e4ss:w0rd-of-the-engine";
  private static final String AUTHORIZATION =
      "Basic "
          + Base64.getEncoder()
              .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

  private static final JsonNode LOG =
      Json.parse(
          """
          {"provider": "p", "model": "m", "input": {"type": "chat", "messages": []},
           "output": {"type": "chat", "messages": []}, "metadata": {"by": "tls"},
           "request_start_time": 1795457045, "request_end_time": 1795457046}
          """
              .getBytes(StandardCharsets.UTF_8));

  @TempDir private static Path folder;

  private static Certificates certificates;
  private static TestEngine engine;
  private static EngineProxy proxy;

  @BeforeAll
  static void start() {
    certificates = new Certificates(folder);
    certificates.authority("trusted");
    certificates.authority("stranger");
    certificates.signed("right", "trusted", "IP:127.0.0.1", 30);
    certificates.signed("strange", "stranger", "IP:127.0.0.1", 30);
    certificates.signed("elsewhere", "trusted", "DNS:elsewhere.example", 30);
    certificates.signed("expired", "trusted", "IP:127.0.0.1", 1);
    engine = TestEngine.on(folder.resolve("data"));
    proxy = EngineProxy.to(engine.node());
  }

  @AfterAll
  static void stop() {
    proxy.close();
    engine.close();
  }

  private static TlsFront front(String certificate) {
    return new TlsFront(proxy.address(), certificates.context(certificate), AUTHORIZATION);
  }

  private static Map<String, String> settings(TlsFront front) {
    Map<String, String> settings = new HashMap<>();
    settings.put("DOCKET_OPENSEARCH_URL", front.url());
    settings.put("DOCKET_OPENSEARCH_USERNAME", USER);
    settings.put("DOCKET_OPENSEARCH_PASSWORD", PASSWORD);
    settings.put("DOCKET_OPENSEARCH_CA_FILE", certificates.pem("trusted").toString());
    return settings;
  }

  @Test
  void an_engine_with_a_certificate_of_the_named_authority_is_used() throws IOException {
    try (TlsFront front = front("right");
        RunningApp app = RunningApp.with(settings(front))) {
      Api api = app.api();
      assertThat(api.post("/log-request?wait_for=searchable", LOG).status()).isEqualTo(201);
      assertThat(api.withMetadata("by", "tls")).hasSize(1);
      assertThat(front.calls()).isPositive();
      // Asked for it each time, every call would cost two.
      assertThat(front.refused()).as("calls without name and password").isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "strange, signed by nobody who is trusted, DOCKET_OPENSEARCH_CA_FILE",
    "elsewhere, is for another host, use a name that is in it",
    "expired, has expired, renew it",
  })
  void another_certificate_is_refused_and_the_operator_told_why(
      String certificate, String why, String what) {
    try (TlsFront front = front(certificate)) {
      assertRefused(settings(front), why, what);
      assertThat(front.calls() + front.refused()).as("calls past the certificate").isZero();
    }
  }

  @Test
  void without_a_file_the_authorities_of_the_jvm_count() {
    try (TlsFront front = front("right")) {
      Map<String, String> settings = settings(front);
      settings.remove("DOCKET_OPENSEARCH_CA_FILE");
      assertRefused(settings, "signed by nobody who is trusted", "DOCKET_OPENSEARCH_CA_FILE");
    }
  }

  @Test
  void a_wrong_password_is_refused_and_never_shown() {
    try (TlsFront front = front("right")) {
      Map<String, String> settings = settings(front);
      settings.put("DOCKET_OPENSEARCH_PASSWORD", "not the passw0rd");
      assertRefused(settings, "does not let Docket in", "DOCKET_OPENSEARCH_PASSWORD");
    }
  }

  private static void assertRefused(Map<String, String> settings, String why, String what) {
    assertThatThrownBy(() -> RunningApp.with(settings))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(why)
        .hasMessageContaining(what)
        .message()
        .doesNotContain("\n", "passw0rd", PASSWORD);
  }
}
