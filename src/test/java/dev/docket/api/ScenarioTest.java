package dev.docket.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.testkit.Await;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Runs every scenario, and holds every answer against the API's own description.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScenarioTest {

  /// How long a step may take to come true that says `eventually`.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private RunningDocket docket;
  private OpenApiDocument description;

  @BeforeAll
  void start(@TempDir Path data) {
    docket = RunningDocket.start(data);
    description =
        new OpenApiDocument(docket.send(docket.call("/openapi.json").GET().build()).body());
  }

  @AfterAll
  void stop() {
    docket.close();
  }

  @TestFactory
  Stream<DynamicTest> scenarios() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Scenario scenario : Scenario.all()) {
      ScenarioKeys keys = new ScenarioKeys(docket, "scenario " + tests.size());
      tests.add(
          DynamicTest.dynamicTest(
              scenario.sentence(), scenario.source(), () -> run(scenario, keys)));
    }
    return tests.stream();
  }

  private void run(Scenario scenario, ScenarioKeys keys) {
    Variables variables = new Variables(keys);
    int number = 0;
    for (Scenario.Step step : scenario.steps()) {
      number++;
      StepCall call = new StepCall(step, docket, keys, variables);
      StepCheck check = new StepCheck(step, description, variables);
      HttpResponse<String> answer = answer(step, call, check);
      assertThat(check.faults(call, answer))
          .describedAs("step %d, %s %s: %s", number, step.method(), call.path(), answer.body())
          .isEmpty();
      step.definition()
          .path("keep")
          .properties()
          .forEach(kept -> variables.keep(kept.getKey(), part(answer, kept.getValue().asText())));
    }
  }

  /// What a pointer leads to, or the value of a header, without what follows its first semicolon.
  private static JsonNode part(HttpResponse<String> answer, String which) {
    return which.startsWith("/")
        ? StepCheck.json(answer).at(which)
        : TextNode.valueOf(answer.headers().firstValue(which).orElseThrow().split(";", -1)[0]);
  }

  /// The answer; of a step that says `eventually` the first one that is as expected.
  private HttpResponse<String> answer(Scenario.Step step, StepCall call, StepCheck check) {
    if (!step.definition().path("eventually").asBoolean()) {
      return docket.send(call.request());
    }
    var last = new AtomicReference<HttpResponse<String>>();
    // A step that never comes true fails with its own faults, which say more than the wait's end.
    var _ =
        Await.within(
            PATIENCE,
            () -> {
              last.set(docket.send(call.request()));
              return check.faults(call, last.get()).isEmpty();
            });
    return last.get();
  }
}
