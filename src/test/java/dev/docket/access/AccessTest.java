package dev.docket.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation of the server, called by everybody there is, on things of his own and of others:
/// `src/test/resources/access/table.txt` says what has to come of it.
final class AccessTest {

  @TempDir static Path data;

  private static Server server;
  private static Tenant own;
  private static Tenant others;
  private static Callers callers;
  private static ValidCalls calls;

  @BeforeAll
  static void start() {
    server = Server.on(data, Map.of());
    own = Tenant.on(server, "own");
    others = Tenant.on(server, "others");
    callers = new Callers(server, own);
    calls = ValidCalls.of(server, own);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<Row> rows() {
    return Row.all();
  }

  private static List<Row> rowsThatNameThings() {
    return Row.all().stream().filter(row -> row.naming() != null).toList();
  }

  /// That the description has all routes of the server is held elsewhere.
  @Test
  void every_operation_has_a_row_and_every_row_is_an_operation() {
    Set<String> tabled = Row.all().stream().map(Row::operation).collect(Collectors.toSet());
    assertThat(missing(calls.described().keySet(), tabled))
        .as("operations without a row in src/test/resources/access/table.txt")
        .isEmpty();
    assertThat(missing(tabled, calls.described().keySet()))
        .as("rows without an operation")
        .isEmpty();
  }

  private static Set<String> missing(Set<String> wanted, Set<String> there) {
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(there);
    return missing;
  }

  /// Whoever reads the description knows which key to make.
  @Test
  void the_description_says_what_each_operation_needs() {
    Map<String, String> said = new TreeMap<>();
    calls
        .described()
        .forEach((name, operation) -> said.put(name, operation.path("x-docket-role").asText()));
    Map<String, String> tabled = new TreeMap<>();
    Row.all().forEach(row -> tabled.put(row.operation(), row.needs().word()));
    assertThat(said).isEqualTo(tabled);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whoever_may_call_is_answered_and_nobody_else(Row row) {
    String kept = row.naming() == null ? "" : row.naming().thing().make(own);
    JsonNode before = row.naming() == null ? Json.object() : row.naming().thing().shown(own, kept);
    for (Callers.Kind kind : refused(row)) {
      check(row, kind, kept);
    }
    if (row.naming() != null) {
      assertThat(row.naming().thing().shown(own, kept))
          .as("after calls that were refused")
          .isEqualTo(before);
    }
    for (Callers.Kind kind : EnumSet.complementOf(refused(row))) {
      check(row, kind, row.deletes() ? row.named().thing().make(own) : kept);
    }
  }

  private static EnumSet<Callers.Kind> refused(Row row) {
    EnumSet<Callers.Kind> refused = EnumSet.allOf(Callers.Kind.class);
    refused.removeIf(kind -> Callers.expected(row, kind) == row.answer());
    return refused;
  }

  private static void check(Row row, Callers.Kind kind, String id) {
    int expected = Callers.expected(row, kind);
    HttpResponse<String> answer = send(row, kind, id);
    assertThat(answer.statusCode())
        .as("%s by %s: %s", row, kind, answer.body())
        .isEqualTo(expected);
    assertThat(answer.body()).as("%s by %s", row, kind).doesNotContain(others.mark());
    if (row.path().equals("/api/session") && !row.isSafe()) {
      // Signing in again ends what was before, as does signing out.
      callers.signIn();
    }
    if (row.isSafe()) {
      HttpRequest head = callers.as(kind, server.call(calls.path(row, id))).HEAD().build();
      assertThat(server.send(head).statusCode()).as("HEAD, %s", kind).isEqualTo(expected);
    }
  }

  /// Else ids could be tried out to learn what other workspaces have.
  @ParameterizedTest
  @MethodSource("rowsThatNameThings")
  void a_thing_of_another_workspace_is_as_one_that_there_never_was(Row row) {
    Thing thing = row.named().thing();
    String theirs = thing.make(others);
    JsonNode before = thing.shown(others, theirs);
    String unknown = thing.unknown(theirs);
    HttpResponse<String> foreign = send(row, Callers.Kind.ADMIN_KEY, theirs);
    if (row.unknown() == null) {
      assertThat(foreign.statusCode()).isEqualTo(row.answer());
      return;
    }
    HttpResponse<String> never = send(row, Callers.Kind.ADMIN_KEY, unknown);
    assertThat(never.statusCode()).as("%s: %s", row, never.body()).isEqualTo(row.unknown());
    assertThat(foreign.statusCode()).isEqualTo(never.statusCode());
    assertThat(foreign.body().replace(theirs, "…")).isEqualTo(never.body().replace(unknown, "…"));
    assertThat(headers(foreign)).isEqualTo(headers(never));
    assertThat(thing.shown(others, theirs)).isEqualTo(before);
  }

  /// But for the time, and a digest of the body.
  private static Map<String, List<String>> headers(HttpResponse<String> answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    headers.remove("etag");
    return headers;
  }

  private static HttpResponse<String> send(Row row, Callers.Kind kind, String id) {
    HttpRequest.BodyPublisher body =
        row.hasBody()
            ? HttpRequest.BodyPublishers.ofByteArray(Json.bytes(calls.body(row, id)))
            : HttpRequest.BodyPublishers.noBody();
    return server.send(
        callers.as(kind, server.call(calls.path(row, id)).method(row.method(), body)).build());
  }
}
