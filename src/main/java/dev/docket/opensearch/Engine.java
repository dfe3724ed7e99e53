package dev.docket.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.TransportOptions;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5Options;
import org.opensearch.client.transport.httpclient5.ResponseException;

/// The connection to the engine, embedded or external: one code path for both.
///
/// Two doors: the typed client for searches, and a raw one for bytes that Docket has already
/// written (bulks, templates, documents), where building objects again would only cost.
public final class Engine implements Closeable {

  private static final String JSON = "application/json";
  private static final String NDJSON = "application/x-ndjson";
  private static final byte[] NOTHING = {};

  /// Supervisors take a probe that is silent for some seconds for a dead server.
  private static final Timeout PROBE = Timeout.ofSeconds(2);

  private final OpenSearchTransport transport;
  private final OpenSearchClient client;
  private final OpenSearchGenericClient raw;
  private final OpenSearchGenericClient probing;

  private Engine(OpenSearchTransport transport) {
    this.transport = transport;
    this.client = new OpenSearchClient(transport);
    this.raw = client.generic();
    this.probing = raw.withTransportOptions(probe());
  }

  private static TransportOptions probe() {
    return ApacheHttpClient5Options.DEFAULT.toBuilder()
        .setRequestConfig(RequestConfig.custom().setResponseTimeout(PROBE).build())
        .build();
  }

  /// Connects lazily: nothing is sent before the first call.
  public static Engine at(EngineAddress address) {
    return at(address, Duration.ofSeconds(40));
  }

  /// Connects lazily.
  ///
  /// @param patience after this long without an answer a call goes to the next host, or fails; more
  ///   than the engine itself gives any search
  public static Engine at(EngineAddress address, Duration patience) {
    return new Engine(EngineTransport.to(address, patience));
  }

  /// The typed client.
  public OpenSearchClient client() {
    return client;
  }

  /// Calls with a JSON body, or none.
  ///
  /// @return the reply whatever its status; an engine that cannot be reached is an exception
  /// @throws IOException when no host answered
  public EngineReply call(
      String method, String path, Map<String, String> query, @Nullable JsonNode body)
      throws IOException {
    return send(raw, method, path, query, body == null ? null : Body.from(Json.bytes(body), JSON));
  }

  /// Asks how the engine is; gives each host 2 s, however long the engine may take for anything
  /// else.
  ///
  /// @throws IOException when no host answered in time
  public EngineReply probe(String path, Map<String, String> query) throws IOException {
    return send(probing, "GET", path, query, null);
  }

  /// Sends a `_bulk`.
  ///
  /// @throws IOException when no host answered: the bulk may then have been carried out or not
  public EngineReply bulk(byte[] ndjson, Map<String, String> query) throws IOException {
    return send(raw, "POST", "/_bulk", query, Body.from(ndjson, NDJSON));
  }

  private static EngineReply send(
      OpenSearchGenericClient client,
      String method,
      String path,
      Map<String, String> query,
      @Nullable Body body)
      throws IOException {
    var request = Requests.builder().method(method).endpoint(path).query(query);
    if (body != null) {
      request.body(body);
    }
    try (Response response = client.execute(request.build())) {
      return new EngineReply(
          response.getStatus(), json(response.getBody().map(Body::bodyAsBytes).orElse(NOTHING)));
    } catch (ResponseException e) {
      return new EngineReply(e.status(), json(body(e)));
    }
  }

  private static JsonNode json(byte[] body) throws IOException {
    try {
      return body.length == 0 ? Json.object() : Json.parse(body);
    } catch (ProblemException e) {
      throw new IOException("the engine, or a proxy before it, did not answer in JSON", e);
    }
  }

  /// The client gives an error's body only as the end of its message.
  private static byte[] body(ResponseException e) {
    String message = String.valueOf(e.getMessage());
    int start = message.indexOf("\n{");
    return start < 0 ? NOTHING : message.substring(start + 1).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
