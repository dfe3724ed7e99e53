package dev.docket.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.docket.filter.Selection;
import dev.docket.json.Json;
import dev.docket.requests.Annotations;
import dev.docket.requests.Call;
import dev.docket.requests.Cost;
import dev.docket.requests.Freshness;
import dev.docket.requests.Metadata;
import dev.docket.requests.Outcome;
import dev.docket.requests.OutputShape;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestSummary;
import dev.docket.requests.Status;
import dev.docket.requests.Timing;
import dev.docket.requests.Usage;
import dev.docket.requests.Visibility;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.ExportSource;
import dev.docket.search.FoundRequest;
import dev.docket.search.Highlights;
import dev.docket.testkit.Await;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How an export reaches its client, whoever stores the requests.
final class ExportRoutesTest {

  private static final String PATH = "/api/public/v2/requests/export";

  private final Store store = new Store();
  private final HttpServer server = server();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// Requests 1 to `total`, each with the same metadata.
  private static final class Store implements ExportSource {

    private final AtomicInteger asked = new AtomicInteger();
    private Map<String, JsonNode> metadata = Map.of();
    private long total = 1_000;
    private long failsBehind = Long.MAX_VALUE;

    @Override
    public Extent extent(WorkspaceId workspace, Selection selection, long untilId, int keys) {
      long last = Math.min(total, untilId);
      return new Extent(last, last, keys == 0 ? List.of() : List.copyOf(metadata.keySet()));
    }

    @Override
    public List<FoundRequest> page(WorkspaceId workspace, Stretch stretch, int most) {
      if (stretch.afterId() >= failsBehind) {
        throw StubParts.away();
      }
      long last = Math.min(stretch.untilId(), stretch.afterId() + most);
      asked.addAndGet((int) (last - stretch.afterId()));
      return LongStream.rangeClosed(stretch.afterId() + 1, last).mapToObj(this::request).toList();
    }

    private FoundRequest request(long id) {
      Instant start = Instant.parse("2026-11-23T12:00:00Z");
      return new FoundRequest(
          new RequestSummary(
              new RequestId(id),
              new Call("openai", "gpt-5", null, null, null),
              new Timing(start, start.plusMillis(1_500)),
              new Usage(1, 2, 0, 0, 0),
              new Cost(-0.5, null),
              new Outcome(Status.SUCCESS, null, null),
              OutputShape.PLAIN_TEXT,
              new Annotations(new Metadata(metadata), List.of(), List.of(), null, null),
              "",
              ""),
          "",
          "",
          NullNode.getInstance(),
          Json.object(),
          Highlights.NONE);
    }
  }

  /// Everything is seen at once.
  private record Seen() implements Visibility {

    @Override
    public CompletableFuture<Boolean> searchable(Duration patience) {
      return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletableFuture<Boolean> everythingSearchable(Duration patience) {
      return CompletableFuture.completedFuture(true);
    }

    @Override
    public Freshness freshness() {
      return new Freshness(Instant.EPOCH, 1);
    }
  }

  private HttpServer server() {
    StubParts stub = new StubParts();
    stub.exports = store;
    stub.visibility = new Seen();
    return HttpServer.start(
        new HttpSettings("127.0.0.1", 0, 10_000, "1.2.3", TrustedProxies.NONE), stub.parts());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void every_request_is_a_line_and_the_last_one_ends_like_the_others() throws Exception {
    HttpResponse<String> answer = get("");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "X-Docket-Total")).isEqualTo("1000");
    assertThat(header(answer, "X-Docket-Until-Id")).isEqualTo("1000");
    assertThat(header(answer, "Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(header(answer, "Content-Disposition"))
        .isEqualTo("attachment; filename=\"docket-requests-2025-01-01.jsonl\"");
    assertThat(answer.body()).endsWith("}\n");
    assertThat(ids(answer.body())).isEqualTo(LongStream.rangeClosed(1, 1_000).boxed().toList());
  }

  @Test
  void a_part_begins_behind_one_id_and_ends_with_another() throws Exception {
    assertThat(ids(get("?after_id=990&until_id=995").body()))
        .containsExactly(991L, 992L, 993L, 994L, 995L);
    assertThat(get("?after_id=1000&until_id=2000").body()).isEmpty();
    assertThat(get("?after_id=7&until_id=7").statusCode()).isEqualTo(422);
    assertThat(get("?after_id=x").statusCode()).isEqualTo(422);
  }

  @Test
  void head_says_how_much_there_is() throws Exception {
    HttpResponse<String> answer =
        client.send(
            request("").method("HEAD", HttpRequest.BodyPublishers.noBody()).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(header(answer, "X-Docket-Total")).isEqualTo("1000");
    assertThat(store.asked).hasValue(0);
  }

  @Test
  void whoever_takes_gzip_gets_gzip() throws Exception {
    HttpResponse<byte[]> packed =
        client.send(
            request("").header("Accept-Encoding", "br, gzip;q=0.5").build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(get("").body());
    }
    HttpResponse<String> plain =
        client.send(
            request("").header("Accept-Encoding", "gzip;q=0").build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(plain.body()).isEqualTo(get("").body());
  }

  @Test
  void a_failure_before_the_first_line_is_an_answer_and_one_behind_it_cuts_the_connection()
      throws Exception {
    store.failsBehind = 0;
    HttpResponse<String> refused = get("");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Content-Disposition")).isEmpty();

    store.failsBehind = 300;
    for (String encoding : List.of("identity", "gzip")) {
      String raw = readRaw("?format=jsonl", encoding);
      assertThat(raw).startsWith("HTTP/1.1 200").doesNotContain("away").doesNotEndWith("0\r\n\r\n");
      assertThatThrownBy(() ->
              client.send(
                  request("").header("Accept-Encoding", encoding).build(),
                  HttpResponse.BodyHandlers.ofByteArray()))
          .isInstanceOf(IOException.class);
    }
    assertThat(readRaw("", "identity").stripTrailing()).endsWith("}");
  }

  @Test
  void what_a_client_does_not_take_is_not_fetched() throws Exception {
    store.total = 1_000_000;
    try (Socket socket = connected("", "identity")) {
      InputStream in = socket.getInputStream();
      assertThat(in.readNBytes(1 << 20)).hasSize(1 << 20);
      // Some 500 bytes each: without waiting for the client it would be all of them.
      assertThat(store.asked).hasValueBetween(2_000, 100_000);
    }
  }

  @Test
  void there_are_four_at_once_and_whoever_is_gone_makes_room() throws Exception {
    store.total = 1_000_000;
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Socket socket = connected("", "identity");
      slow.add(socket);
      assertThat(socket.getInputStream().readNBytes(12)).hasSize(12);
    }
    HttpResponse<String> fifth = get("?until_id=5");
    assertThat(fifth.statusCode()).isEqualTo(503);
    assertThat(header(fifth, "Retry-After")).isEqualTo("10");
    for (Socket socket : slow) {
      socket.close();
    }
    Await.until("there is room again", () -> status("?until_id=5") == 200);
  }

  @Test
  void odd_texts_come_back_from_a_table_and_none_of_them_is_a_formula() throws Exception {
    store.total = 1;
    store.metadata =
        Map.ofEntries(
            Map.entry("formula", text("=1+1")),
            Map.entry("plus", text("+49 30 1234")),
            Map.entry("minus", text("-x")),
            Map.entry("at", text("@SUM(A1)")),
            Map.entry("tab", text("\t=1")),
            Map.entry("apostrophe", text("'quoted'")),
            Map.entry("number", text("-12.5")),
            Map.entry("real number", Json.parse("-3")),
            Map.entry("lines", text("a\r\nb \"c\", d")),
            Map.entry("emoji 😀", text("🎉")),
            Map.entry("surrogate", text("a\ud800")),
            Map.entry("object", Json.parse("{\"inner\": {\"n\": 1}, \"list\": [1, \"b\"]}")));
    CSVRecord row = table("?format=csv").getFirst();
    assertThat(row.toMap())
        .containsEntry("id", "1")
        .containsEntry("latency", "1.5")
        .containsEntry("price", "-0.5")
        .containsEntry("error_type", "")
        .containsEntry("tags_array", "[]")
        .containsEntry("metadata.formula", "'=1+1")
        .containsEntry("metadata.plus", "'+49 30 1234")
        .containsEntry("metadata.minus", "'-x")
        .containsEntry("metadata.at", "'@SUM(A1)")
        .containsEntry("metadata.tab", "'\t=1")
        .containsEntry("metadata.apostrophe", "''quoted'")
        .containsEntry("metadata.number", "-12.5")
        .containsEntry("metadata.real number", "-3")
        .containsEntry("metadata.lines", "a\r\nb \"c\", d")
        .containsEntry("metadata.emoji 😀", "🎉")
        .containsEntry("metadata.surrogate", "a\ufffd")
        .containsEntry("metadata.object", "{\"inner\":{\"n\":1},\"list\":[1,\"b\"]}");
    JsonNode all = Json.parse(row.get("metadata_json").getBytes(StandardCharsets.UTF_8));
    assertThat(all.properties()).containsExactlyInAnyOrderElementsOf(store.metadata.entrySet());
  }

  @Test
  void columns_are_chosen_also_within_objects_and_a_table_has_every_property_of_an_item()
      throws Exception {
    store.total = 2;
    store.metadata = Map.of("a", Json.parse("{\"b\": {\"c\": 1}, \"d\": [1, 2]}"));
    List<CSVRecord> rows = table("?format=csv&columns=a.b.c,a.d,missing&include=previews,error");
    assertThat(rows).hasSize(2);
    List<String> names = rows.getFirst().getParser().getHeaderNames();
    assertThat(names)
        .endsWith("metadata.a.b.c", "metadata.a.d", "metadata.missing", "metadata_json");
    assertThat(rows.getFirst().toMap())
        .containsEntry("metadata.a.b.c", "1")
        .containsEntry("metadata.a.d", "[\"1\",\"2\"]")
        .containsEntry("metadata.missing", "");
    List<String> properties = new ArrayList<>();
    Json.parse(get("?until_id=1&include=previews,error").body().getBytes(StandardCharsets.UTF_8))
        .fieldNames()
        .forEachRemaining(properties::add);
    properties.remove("metadata");
    assertThat(names.subList(0, names.size() - 4)).containsExactlyInAnyOrderElementsOf(properties);
  }

  @Test
  void what_is_not_understood_is_refused() throws Exception {
    assertThat(get("?format=xml").statusCode()).isEqualTo(422);
    assertThat(get("?columns=a").statusCode()).isEqualTo(422);
    assertThat(get("?include=everything").statusCode()).isEqualTo(422);
    assertThat(get("?query=status:").statusCode()).isEqualTo(400);
    HttpResponse<String> unknown = post("{\"formats\": \"csv\"}");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("did you mean format?");
    assertThat(post("{\"format\": \"csv\", \"columns\": [1]}").body()).contains("/columns/0");
  }

  private static JsonNode text(String text) {
    return Json.object().textNode(text);
  }

  private List<CSVRecord> table(String query) throws Exception {
    HttpResponse<String> answer = get(query);
    assertThat(header(answer, "Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(answer.body()).endsWith("\r\n");
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(answer.body()))
        .getRecords();
  }

  private static List<Long> ids(String lines) {
    return lines
        .lines()
        .map(line -> Json.parse(line.getBytes(StandardCharsets.UTF_8)).path("id").longValue())
        .toList();
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private HttpRequest.Builder request(String query) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + PATH + query))
        .header("X-API-KEY", StubParts.KEY);
  }

  private HttpResponse<String> get(String query) throws IOException, InterruptedException {
    return client.send(request(query).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return client.send(
        request("").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private int status(String query) {
    try {
      return get(query).statusCode();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private Socket connected(String query, String encoding) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket
        .getOutputStream()
        .write(
            "GET %s%s HTTP/1.1\r\nHost: docket\r\nX-API-KEY: %s\r\nAccept-Encoding: %s\r\nConnection: close\r\n\r\n"
                .formatted(PATH, query, StubParts.KEY, encoding)
                .getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }

  /// Everything that comes until the connection ends, in whichever way.
  private String readRaw(String query, String encoding) throws IOException {
    StringBuilder read = new StringBuilder();
    try (Socket socket = connected(query, encoding)) {
      byte[] chunk = new byte[8_192];
      InputStream in = socket.getInputStream();
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        read.append(new String(chunk, 0, n, StandardCharsets.ISO_8859_1));
      }
    } catch (SocketException e) {
      assertThat(e).hasMessageContaining("reset");
    }
    return read.toString();
  }
}
