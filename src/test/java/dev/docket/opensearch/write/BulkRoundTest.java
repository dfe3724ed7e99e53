package dev.docket.opensearch.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineAddress;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.requests.WriteResult;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a bulk's writes hear of answers that an engine gives rarely: this one gives them on demand.
class BulkRoundTest {

  /// Ids for whose sake the whole bulk is refused.
  private final Set<Long> poison = ConcurrentHashMap.newKeySet();

  /// Ids to the item that is answered for them.
  private final Map<Long, String> items = new ConcurrentHashMap<>();

  private final List<List<Long>> bulks = new CopyOnWriteArrayList<>();
  private volatile int poisonStatus = 400;
  private volatile Optional<String> obstacle = Optional.empty();
  private volatile String storedToken = "";

  private HttpServer server;
  private Engine engine;
  private BulkRound round;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/_bulk", this::bulk);
    server.createContext("/_mget", this::mget);
    server.start();
    engine =
        Engine.at(
            new EngineAddress(
                List.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                null,
                null,
                null,
                null));
    round =
        new BulkRound(
            engine,
            new BulkOperations("docket-patch"),
            new ResendLookup(engine, _ -> "docket-requests-*", Clock.systemUTC(), new RequestId(0)),
            () -> obstacle,
            new WriteMetrics(new SimpleMeterRegistry(), new WriteQueue(1)));
  }

  @AfterEach
  void stop() {
    engine.close();
    server.stop(0);
  }

  private void bulk(HttpExchange exchange) throws IOException {
    List<String> lines =
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    List<Long> ids = new ArrayList<>();
    ArrayNode answered = Json.object().putArray("items");
    for (int i = 0; i < lines.size(); i += 2) {
      JsonNode action = Json.parse(lines.get(i));
      String kind = action.has("create") ? "create" : "update";
      long id = Long.parseLong(action.get(kind).get("_id").textValue());
      ids.add(id);
      answered.add(
          Json.object()
              .set(
                  kind,
                  Json.parse(items.getOrDefault(id, "{\"status\":201,\"result\":\"done\"}"))));
    }
    bulks.add(ids);
    if (ids.stream().anyMatch(poison::contains)) {
      if (poisonStatus == 413) {
        exchange.sendResponseHeaders(413, -1);
        exchange.close();
      } else {
        reply(
            exchange,
            poisonStatus,
            (ObjectNode)
                Json.parse("{\"error\":{\"type\":\"parse_exception\",\"reason\":\"too long\"}}"));
      }
      return;
    }
    ObjectNode body = Json.object();
    body.set("items", answered);
    reply(exchange, 200, body);
  }

  private void mget(HttpExchange exchange) throws IOException {
    JsonNode asked = Json.parse(exchange.getRequestBody().readAllBytes());
    ObjectNode body = Json.object();
    ArrayNode docs = body.putArray("docs");
    for (JsonNode _ : asked.get("docs")) {
      docs.addObject().putObject("_source").put("write_token", storedToken);
    }
    reply(exchange, 200, body);
  }

  private static void reply(HttpExchange exchange, int status, ObjectNode body) throws IOException {
    byte[] bytes = Json.bytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static List<PendingWrite> creates(int count) {
    List<PendingWrite> writes = new ArrayList<>();
    for (int id = 1; id <= count; id++) {
      writes.add(Writes.create(id));
    }
    return writes;
  }

  private static Problem problem(PendingWrite write) {
    return ((ProblemException) write.answer().exceptionNow()).problem();
  }

  private static WriteResult result(PendingWrite write) {
    return write.answer().resultNow();
  }

  @Test
  void all_patches_of_a_request_are_one_operation_and_share_its_fate() {
    List<PendingWrite> writes =
        List.of(Writes.patch(1), Writes.create(2), Writes.patch(1), Writes.patch(3));
    items.put(3L, "{\"status\":200,\"result\":\"noop\"}");
    assertThat(round.send(writes)).isEqualTo(Unsent.NONE);
    assertThat(bulks).containsExactly(List.of(2L, 1L, 3L));
    assertThat(result(writes.get(0))).isInstanceOf(WriteResult.Stored.class);
    assertThat(result(writes.get(1))).isInstanceOf(WriteResult.Stored.class);
    assertThat(result(writes.get(2))).isInstanceOf(WriteResult.Stored.class);
    assertThat(result(writes.get(3))).isInstanceOf(WriteResult.Unknown.class);
  }

  @Test
  void a_poisoned_write_fails_alone_when_the_engine_refuses_the_whole_bulk() {
    List<PendingWrite> writes = creates(16);
    poison.add(6L);
    assertThat(round.send(writes)).isEqualTo(Unsent.NONE);
    for (PendingWrite write : writes) {
      if (write.id() == 6) {
        assertThat(problem(write)).isInstanceOf(Problem.Invalid.class);
        assertThat(problem(write).message()).contains("parse_exception");
      } else {
        assertThat(result(write)).isInstanceOf(WriteResult.Stored.class);
      }
    }
    assertThat(bulks).contains(List.of(6L));
    assertThat(bulks.size()).isEqualTo(9);
  }

  @Test
  void two_that_are_too_large_together_are_stored_apart_and_one_that_is_too_large_alone_is_413() {
    List<PendingWrite> writes = creates(4);
    poisonStatus = 413;
    poison.add(3L);
    assertThat(round.send(writes)).isEqualTo(Unsent.NONE);
    assertThat(problem(writes.get(2))).isInstanceOf(Problem.TooLarge.class);
    assertThat(result(writes.get(3))).isInstanceOf(WriteResult.Stored.class);
  }

  @Test
  void a_bulk_that_is_refused_for_now_is_all_to_be_tried_again() {
    List<PendingWrite> writes = creates(3);
    for (int status : new int[] {429, 403, 500, 503}) {
      poisonStatus = status;
      poison.add(1L);
      assertThat(round.send(writes)).as("status %d", status).isEqualTo(Unsent.again(writes));
    }
    assertThat(bulks).hasSize(4);
    writes.forEach(write -> assertThat(write.answer()).isNotDone());
  }

  @Test
  void items_that_are_refused_for_now_are_tried_again_without_their_neighbours() {
    List<PendingWrite> writes = List.of(Writes.create(1), Writes.patch(2), Writes.patch(2));
    items.put(
        2L,
        "{\"status\":429,\"error\":{\"type\":\"rejected_execution_exception\",\"reason\":\"\"}}");
    assertThat(round.send(writes)).isEqualTo(Unsent.again(writes.subList(1, 3)));
    assertThat(result(writes.get(0))).isInstanceOf(WriteResult.Stored.class);
    items.clear();
    assertThat(round.send(writes.subList(1, 3))).isEqualTo(Unsent.NONE);
    assertThat(result(writes.get(2))).isInstanceOf(WriteResult.Stored.class);
  }

  @Test
  void an_item_that_is_refused_for_good_says_why() {
    List<PendingWrite> writes = creates(2);
    items.put(
        1L,
        "{\"status\":400,\"error\":{\"type\":\"mapper_parsing_exception\",\"reason\":\"odd\"}}");
    assertThat(round.send(writes)).isEqualTo(Unsent.NONE);
    assertThat(problem(writes.get(0)).message()).contains("mapper_parsing_exception");
    assertThat(result(writes.get(1))).isInstanceOf(WriteResult.Stored.class);
  }

  @Test
  void an_id_that_exists_is_ours_or_taken_by_its_token() {
    items.put(
        1L,
        "{\"status\":409,\"error\":{\"type\":\"version_conflict_engine_exception\",\"reason\":\"\"}}");
    storedToken = "token";
    PendingWrite ours = Writes.create(1);
    assertThat(round.send(List.of(ours))).isEqualTo(Unsent.NONE);
    assertThat(result(ours)).isEqualTo(new WriteResult.Stored(ours.write().id(), List.of()));
    storedToken = "somebody else's";
    PendingWrite taken = Writes.create(1);
    assertThat(round.send(List.of(taken))).isEqualTo(Unsent.NONE);
    assertThat(result(taken)).isInstanceOf(WriteResult.IdTaken.class);
    // Deleted in between, or not readable yet: nobody knows, so the create goes again.
    storedToken = "";
    PendingWrite unknown = Writes.create(1);
    assertThat(round.send(List.of(unknown))).isEqualTo(Unsent.again(List.of(unknown)));
  }

  @Test
  void an_engine_that_is_away_takes_nothing_and_loses_nothing() {
    server.stop(0);
    List<PendingWrite> writes = creates(2);
    assertThat(round.send(writes)).isEqualTo(Unsent.again(writes));
  }

  @Test
  void an_obstacle_is_told_to_everybody_and_nothing_is_sent() {
    obstacle = Optional.of("The disk is nearly full.");
    List<PendingWrite> writes = creates(2);
    assertThat(round.send(writes)).isEqualTo(Unsent.NONE);
    for (PendingWrite write : writes) {
      assertThat(problem(write)).isEqualTo(new Problem.Unavailable("The disk is nearly full.", 10));
    }
    assertThat(bulks).isEmpty();

    obstacle = Optional.empty();
    List<PendingWrite> later = creates(2);
    assertThat(round.send(later)).isEqualTo(Unsent.NONE);
    assertThat(bulks).hasSize(1);
    assertThat(later).allSatisfy(write -> assertThat(result(write)).isNotNull());
  }
}
