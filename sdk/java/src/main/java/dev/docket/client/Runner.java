package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;
import java.net.http.HttpTimeoutException;
import java.time.Instant;
import java.util.concurrent.TimeoutException;

/** Runs a prompt: fetches it, calls its model, and logs how that went, well or not. */
final class Runner {

  private final Api api;
  private final ModelCallers callers;

  Runner(Api api, ModelCallers callers) {
    this.api = api;
    this.callers = callers;
  }

  RunResult run(RunRequest request) {
    PromptTemplate prompt = new Prompts(api).get(request.prompt());
    ModelCall call = callers.call(prompt);
    ModelCaller caller = request.caller().orElseGet(() -> callers.of(prompt.provider()));
    ObjectNode log = log(request, call, caller.functionName(call));
    JsonNode response;
    try {
      response = caller.call(call).response();
    } catch (Exception e) {
      restoreInterrupt(e);
      RuntimeException failure = logFailure(log, e);
      throw failure;
    }
    return logSuccess(log, response);
  }

  /** All that is known before the model is called. */
  private static ObjectNode log(RunRequest request, ModelCall call, String functionName) {
    ObjectNode log = request.logged();
    ObjectNode kwargs = Json.copy((ObjectNode) call.arguments()).put("stream", false);
    log.put("function_name", functionName)
        .put("provider_type", call.provider())
        .put("prompt_id", call.prompt().id())
        .put("prompt_version", call.prompt().version())
        .put("return_prompt_blueprint", true)
        .put("request_start_time", Instant.now().toString());
    if (!call.apiType().isEmpty()) {
      log.put("api_type", call.apiType());
    }
    log.putArray("args");
    log.set("kwargs", kwargs);
    return log;
  }

  private RunResult logSuccess(ObjectNode log, JsonNode response) {
    log.put("request_end_time", Instant.now().toString()).set("request_response", response);
    try {
      JsonNode reply = send(log);
      return new RunResult(
          reply.path("request_id").longValue(), response, reply.path("prompt_blueprint"));
    } catch (DocketException e) {
      throw new DocketException.RunNotLogged(response, e);
    }
  }

  /** The model's failure, whatever becomes of logging it. */
  private RuntimeException logFailure(ObjectNode log, Exception e) {
    RuntimeException failure =
        e instanceof RuntimeException runtime
            ? runtime
            : new ModelException(type(e), message(e), e);
    log.put("request_end_time", Instant.now().toString())
        .put("status", "ERROR")
        .put("error_type", type(e).name())
        .put("error_message", Texts.cut(message(e)))
        .putObject("request_response");
    try {
      send(log);
    } catch (DocketException unlogged) {
      failure.addSuppressed(unlogged);
    }
    return failure;
  }

  private JsonNode send(ObjectNode log) {
    return Waiting.on(api.log("/track-request", log, Api.newKey()));
  }

  private static ErrorType type(Exception e) {
    if (e instanceof ModelException model) {
      return model.type();
    }
    return e instanceof HttpTimeoutException || e instanceof TimeoutException
        ? ErrorType.PROVIDER_TIMEOUT
        : ErrorType.UNKNOWN_ERROR;
  }

  private static String message(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static void restoreInterrupt(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }
}
