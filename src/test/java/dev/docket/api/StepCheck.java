package dev.docket.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Whether the answer to a step is what the step expects, and what the description of the API
/// promises.
final class StepCheck {

  private final Scenario.Step step;
  private final OpenApiDocument description;
  private final Variables variables;

  StepCheck(Scenario.Step step, OpenApiDocument description, Variables variables) {
    this.step = step;
    this.description = description;
    this.variables = variables;
  }

  /// Everything that is wrong with the answer.
  List<String> faults(StepCall call, HttpResponse<String> answer) {
    JsonNode definition = step.definition();
    List<String> faults = new ArrayList<>();
    if (answer.statusCode() != definition.path("status").intValue()) {
      faults.add(
          "expected status %s, but is %d"
              .formatted(definition.path("status"), answer.statusCode()));
    }
    faults.addAll(Expectation.faults(variables.into(definition.path("reply")), replied(answer)));
    texts("body_has").stream()
        .filter(text -> !answer.body().contains(text))
        .forEach(text -> faults.add("the body lacks " + text));
    texts("body_lacks").stream()
        .filter(answer.body()::contains)
        .forEach(text -> faults.add("the body has " + text));
    definition
        .path("answers")
        .properties()
        .forEach(header ->
            faults.addAll(
                Expectation.faults(
                    header.getValue(),
                    answer
                        .headers()
                        .firstValue(header.getKey())
                        .<JsonNode>map(TextNode::valueOf)
                        .orElse(MissingNode.getInstance()))));
    faults.addAll(undescribed(call, answer));
    return faults;
  }

  /// The answer, when anything of it is expected.
  private JsonNode replied(HttpResponse<String> answer) {
    return step.definition().has("reply") ? json(answer) : MissingNode.getInstance();
  }

  /// The body of an answer as JSON, missing when it is none.
  static JsonNode json(HttpResponse<String> answer) {
    try {
      // As bytes: only so names with lone surrogates are read.
      return Json.parse(answer.body().getBytes(StandardCharsets.UTF_8));
    } catch (ProblemException e) {
      return MissingNode.getInstance();
    }
  }

  private List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    step.definition().path(name).forEach(text -> texts.add(variables.into(text.textValue())));
    return texts;
  }

  /// A body that was accepted must be described too, unless the step says that it is odd.
  private List<String> undescribed(StepCall call, HttpResponse<String> answer) {
    List<String> faults = new ArrayList<>();
    if (!step.method().equals("head")) {
      String type = answer.headers().firstValue("Content-Type").orElse("none");
      faults.addAll(
          description.faultsOfAnswer(
              step.method(), call.path(), answer.statusCode(), type, answer.body()));
    }
    boolean accepted = answer.statusCode() < 300 && !call.text().isEmpty();
    if (accepted && !step.definition().path("odd").asBoolean()) {
      description
          .faultsOfRequest(step.method(), call.path(), call.text())
          .forEach(fault -> faults.add("the body, by its description: " + fault));
    }
    return faults;
  }
}
