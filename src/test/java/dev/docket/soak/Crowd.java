package dev.docket.soak;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.faults.Traffic;
import dev.docket.json.Json;
import dev.docket.packaged.PackagedServer;
import dev.docket.testkit.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/// Callers that log as fast as they can, or at a rate whatever becomes of them, and what they hear.
final class Crowd {

  private static final Duration SAMPLE = Duration.ofSeconds(1);
  private static final int MOST_UNCLEAR = 20;

  /// Open calls of a flood; beyond them it waits, or this process would end first.
  private static final int MOST_OPEN = 4_000;

  private final Api api;
  private final IntFunction<byte[]> bodies;
  private final AtomicInteger number = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger shed = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final Queue<Long> latencies = new ConcurrentLinkedQueue<>();
  private final Queue<String> unclear = new ConcurrentLinkedQueue<>();
  private volatile long mostHeap;
  private volatile long mostQueue;
  private volatile double seconds;

  Crowd(Api api, IntFunction<byte[]> bodies) {
    this.api = api;
    this.bodies = bodies;
  }

  static IntFunction<byte[]> small() {
    return n -> Json.bytes(Traffic.log("crowd", "no. " + n));
  }

  static IntFunction<byte[]> ofBytes(int size) {
    String text = "some words of text ".repeat(size / 19);
    return n -> {
      ObjectNode body = Traffic.log("large", "no. " + n);
      ((ArrayNode) body.at("/input/messages"))
          .addObject()
          .put("role", "user")
          .putArray("content")
          .addObject()
          .put("type", "text")
          .put("text", text);
      return Json.bytes(body);
    };
  }

  /// Each sends the next call when it has the answer to the last.
  void run(int connections, Duration time) throws InterruptedException {
    long start = System.nanoTime();
    long end = start + time.toNanos();
    try (HttpClient client = client();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var _ = callers.submit(() -> sample(end));
      for (int i = 0; i < connections; i++) {
        var _ =
            callers.submit(() -> {
              while (System.nanoTime() < end) {
                call(client);
              }
            });
      }
    }
    seconds = (System.nanoTime() - start) / 1e9;
  }

  /// So many calls a second, whether those before are answered or not.
  void open(double perSecond, Duration time) throws InterruptedException {
    long start = System.nanoTime();
    long end = start + time.toNanos();
    try (HttpClient client = client();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var _ = callers.submit(() -> sample(end));
      for (int sent = 0; System.nanoTime() < end; sent++) {
        LockSupport.parkNanos(start + (long) (sent / perSecond * 1e9) - System.nanoTime());
        if (open.incrementAndGet() > MOST_OPEN) {
          open.decrementAndGet();
        } else {
          var _ =
              callers.submit(() -> {
                call(client);
                return open.decrementAndGet();
              });
        }
      }
    }
    seconds = (System.nanoTime() - start) / 1e9;
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private void call(HttpClient client) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api.base() + "/log-request"))
            .header("X-API-KEY", PackagedServer.KEY)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(60))
            .POST(HttpRequest.BodyPublishers.ofByteArray(bodies.apply(number.getAndIncrement())))
            .build();
    long start = System.nanoTime();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      latencies.add(System.nanoTime() - start);
      boolean later =
          answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent();
      if (answer.statusCode() == 201) {
        acknowledged.incrementAndGet();
      } else if (later) {
        shed.incrementAndGet();
      } else {
        unclear(answer.statusCode() + " " + answer.body());
      }
    } catch (IOException e) {
      unclear(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void unclear(String what) {
    if (unclear.size() < MOST_UNCLEAR) {
      unclear.add(what);
    }
  }

  private Void sample(long end) throws IOException {
    while (System.nanoTime() < end) {
      String metrics = metrics(api);
      mostHeap = Math.max(mostHeap, sum(metrics, "jvm_memory_used_bytes{area=\"heap\""));
      mostQueue = Math.max(mostQueue, sum(metrics, "docket_write_queue_bytes "));
      LockSupport.parkNanos(SAMPLE.toNanos());
    }
    return null;
  }

  static long heap(Api api) throws IOException {
    return sum(metrics(api), "jvm_memory_used_bytes{area=\"heap\"");
  }

  private static String metrics(Api api) throws IOException {
    try (HttpClient client = client()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(api.base() + "/metrics")).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static long sum(String metrics, String beginning) {
    return (long)
        metrics
            .lines()
            .filter(line -> line.startsWith(beginning))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
            .sum();
  }

  Queue<String> unclear() {
    return unclear;
  }

  int acknowledged() {
    return acknowledged.get();
  }

  double perSecond() {
    return acknowledged.get() / seconds;
  }

  /// Calls that were answered 503.
  int shed() {
    return shed.get();
  }

  long mostQueue() {
    return mostQueue;
  }

  Map<String, Object> figures() {
    long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("seconds", seconds);
    figures.put("acknowledged", acknowledged.get());
    figures.put("per_second", Math.round(perSecond()));
    figures.put("shed", shed.get());
    figures.put("p50_ms", millis(sorted, 0.5));
    figures.put("p99_ms", millis(sorted, 0.99));
    figures.put("most_heap_bytes", mostHeap);
    figures.put("most_queue_bytes", mostQueue);
    return figures;
  }

  private static double millis(long[] sorted, double quantile) {
    int index = (int) Math.ceil(quantile * sorted.length) - 1;
    return sorted.length == 0 ? 0 : Math.round(sorted[Math.max(0, index)] / 1e4) / 100.0;
  }
}
