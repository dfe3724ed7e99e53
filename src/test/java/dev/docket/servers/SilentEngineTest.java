package dev.docket.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.testkit.Api;
import dev.docket.testkit.Await;
import dev.docket.testkit.EngineProxy;
import dev.docket.testkit.RunningApp;
import dev.docket.testkit.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server whose external engine takes calls and answers none, as a paused one does.
class SilentEngineTest {

  /// Supervisors give a probe some seconds, and take silence for a dead server.
  private static final Duration PROBE = Duration.ofSeconds(5);

  @TempDir private static Path folder;

  private static int ready(Api api) {
    try {
      return api.get("/health/ready").status();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void readiness_is_denied_soon_by_one_question_and_comes_back() throws Exception {
    try (TestEngine engine = TestEngine.on(folder.resolve("data"));
        EngineProxy proxy = EngineProxy.to(engine.node());
        RunningApp app =
            RunningApp.with(Map.of("DOCKET_OPENSEARCH_URL", proxy.address().toString()));
        ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor()) {
      Api api = app.api();
      proxy.fallSilent();
      Await.until("an answer from before is forgotten", () -> ready(api) == 503);

      int before = proxy.unanswered();
      long start = System.nanoTime();
      List<Future<Integer>> statuses =
          IntStream.range(0, 20).mapToObj(i -> probes.submit(() -> ready(api))).toList();
      for (Future<Integer> status : statuses) {
        assertThat(status.get()).isEqualTo(503);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROBE);
      assertThat(proxy.unanswered() - before).as("questions to the engine").isBetween(0, 2);

      proxy.speak();
      Await.until("it is ready again", () -> ready(api) == 200);
    }
  }
}
