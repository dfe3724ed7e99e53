package dev.docket.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.faults.Traffic;
import dev.docket.json.Json;
import dev.docket.packaged.PackagedServer;
import dev.docket.testkit.Api;
import dev.docket.testkit.Await;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that gives back other bytes than were written: a file of one partition is damaged while
/// the server is down. It starts, says what is missing, serves the rest and takes new writes.
@Tag("soak")
class CorruptShardIT {

  private static final int LOGS = 300;
  private static final Duration NEXT_PARTITION = Duration.ofMinutes(3);

  /// Two minutes from the start.
  private static final Duration RESENDS = Duration.ofSeconds(130);

  @TempDir private Path folder;

  @Test
  void a_damaged_partition_costs_itself_and_nothing_else() throws Exception {
    Path data = folder.resolve("data");
    Set<Path> before;
    try (PackagedServer server = PackagedServer.start(data)) {
      logAll(server.api(), "old");
      before = indices(data);
      assertThat(server.stop()).isIn(0, 143);
    }
    // A shorter partition is announced a minute ahead, and takes over from then on.
    Map<String, String> days = Map.of("DOCKET_PARTITION", "day");
    Path damaged;
    try (PackagedServer server = PackagedServer.start(data, days, List.of())) {
      assertThat(Await.within(NEXT_PARTITION, () -> isInNewPartition(data, before, server.api())))
          .as("logs go into another partition")
          .isTrue();
      logAll(server.api(), "new");
      damaged = largest(before);
      assertThat(server.stop()).isIn(0, 143);
    }
    damage(damaged);

    try (PackagedServer server = PackagedServer.start(data, days, List.of())) {
      Api api = server.api();
      Await.until("it says what is missing", () -> status(api).equals("degraded"));
      Api.Answer refused = search(api, "old", false);
      assertThat(refused.status()).as(refused.json().toString()).isEqualTo(503);
      Api.Answer partial = search(api, "new", true);
      assertThat(partial.status()).isEqualTo(200);
      assertThat(partial.json().path("total").intValue()).isGreaterThanOrEqualTo(LOGS);
      assertThat(partial.json().at("/incomplete/partitions")).isNotEmpty();
      // It may hold what was sent just before the stop, and will be sent again: until nobody does
      // that any more, nothing new can be told from it.
      assertThat(Await.within(RESENDS, () -> isTaken(api))).as("new requests are taken").isTrue();
      Soak.seen("corrupt-shard", Map.of("incomplete", partial.json().get("incomplete")));
    }
  }

  private static boolean isTaken(Api api) {
    try {
      return api.post("/log-request", Traffic.log("after", "after")).status() == 201;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Under keys, so that what a server that has just started refuses can be sent again.
  private static void logAll(Api api, String run) {
    ObjectNode body = Json.object();
    var requests = body.putArray("requests");
    for (int i = 0; i < LOGS; i++) {
      requests.add(Traffic.log(run, run + " " + i).put("idempotency_key", run + " " + i));
    }
    Await.until("all are stored", () -> stored(api, body) == LOGS);
  }

  private static int stored(Api api, ObjectNode batch) {
    try {
      Api.Answer answer = api.post("/api/public/v2/requests/batch?wait_for=searchable", batch);
      return answer.json().path("stored").intValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String status(Api api) {
    try {
      return api.get("/health/ready").json().path("status").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Api.Answer search(Api api, String run, boolean partial) throws IOException {
    ObjectNode body = Json.object().put("per_page", 1).put("allow_partial", partial);
    body.putObject("filter_group")
        .putArray("filters")
        .addObject()
        .put("field", "metadata")
        .put("operator", "key_equals")
        .put("nested_key", "run")
        .put("value", run);
    return api.post("/api/public/v2/requests/search", body);
  }

  /// The folders of all indices.
  private static Set<Path> indices(Path data) {
    try (Stream<Path> paths = Files.walk(data, 6)) {
      return paths.filter(path -> path.getParent().endsWith("indices")).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether one that is new has taken a log.
  private static boolean isInNewPartition(Path data, Set<Path> before, Api api) {
    try {
      assertThat(
              api.post("/log-request?wait_for=searchable", Traffic.log("probe", "probe")).status())
          .isEqualTo(201);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return indices(data).stream()
        .filter(index -> !before.contains(index))
        .anyMatch(index -> files(index).stream().anyMatch(CorruptShardIT::isSegment));
  }

  private static boolean isSegment(Path file) {
    return file.toString().endsWith(".cfs") || file.toString().endsWith(".fdt");
  }

  private static List<Path> files(Path index) {
    try (Stream<Path> paths = Files.walk(index)) {
      return paths.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The segment file of the index that holds most: the one with the requests.
  private static Path largest(Set<Path> indices) {
    return indices.stream()
        .flatMap(index -> files(index).stream())
        .filter(CorruptShardIT::isSegment)
        .max(Comparator.comparingLong(CorruptShardIT::size))
        .orElseThrow();
  }

  private static void damage(Path file) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(open.length() / 2);
    }
  }
}
