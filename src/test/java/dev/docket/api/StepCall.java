package dev.docket.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// The call of a step, with variables filled in.
final class StepCall {

  private final Scenario.Step step;
  private final RunningDocket docket;
  private final ScenarioKeys keys;
  private final Variables variables;
  private final byte[] body;

  StepCall(Scenario.Step step, RunningDocket docket, ScenarioKeys keys, Variables variables) {
    this.step = step;
    this.docket = docket;
    this.keys = keys;
    this.variables = variables;
    this.body = bytes();
  }

  String path() {
    return variables.into(step.path());
  }

  /// The body before it was packed.
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  HttpRequest request() {
    JsonNode definition = step.definition();
    HttpRequest.Builder call = docket.call(path());
    if (!definition.has("filler") && body.length > 0) {
      call.header("Content-Type", "application/json");
    }
    String key = definition.path("as").asText("write");
    if (!key.equals("nobody")) {
      call.header("X-API-KEY", keys.of(key));
    }
    boolean gzip = definition.path("gzip").asBoolean();
    if (gzip) {
      call.header("Content-Encoding", "gzip");
    }
    definition
        .path("headers")
        .properties()
        .forEach(
            header -> call.setHeader(header.getKey(), variables.into(header.getValue().asText())));
    return call.method(
            step.method().toUpperCase(Locale.ROOT),
            body.length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(gzip ? packed(body) : body))
        .build();
  }

  private byte[] bytes() {
    JsonNode definition = step.definition();
    if (definition.has("filler")) {
      byte[] spaces = new byte[definition.path("filler").intValue()];
      Arrays.fill(spaces, (byte) ' ');
      return spaces;
    }
    if (definition.has("text")) {
      return variables.into(definition.path("text").textValue()).getBytes(StandardCharsets.UTF_8);
    }
    return step.body().isMissingNode() ? new byte[0] : Json.bytes(variables.into(step.body()));
  }

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
