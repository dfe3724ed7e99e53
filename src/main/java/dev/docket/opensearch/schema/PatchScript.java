package dev.docket.opensearch.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.requests.Flattening;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.Score;
import dev.docket.requests.SearchableNumbers;
import dev.docket.requests.UsedVariables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/// The one script that changes and removes stored requests, and how a [RequestPatch] becomes its
/// parameters.
///
/// It runs inside the engine, so that patches of one request by different callers, through
/// different servers, never lose each other. Its source is constant: what users give travels in
/// parameters.
public final class PatchScript {

  private static final String SOURCE = load();

  private PatchScript() {}

  /// The script's name in the engine. It changes with the source, so that servers of two versions
  /// can run beside each other during an upgrade.
  public static String id(String prefix) {
    CRC32 crc = new CRC32();
    crc.update(SOURCE.getBytes(StandardCharsets.UTF_8));
    return "%s-patch-%08x".formatted(prefix, crc.getValue());
  }

  /// What is stored under [#id].
  public static JsonNode stored() {
    var script = Json.object();
    script.putObject("script").put("lang", "painless").put("source", SOURCE);
    return script;
  }

  /// One patch as one element of the script's `patches`.
  public static byte[] parameters(RequestPatch patch) {
    return Json.bytes(json -> {
      json.writeStartObject();
      switch (patch) {
        case RequestPatch.PutMetadata metadata -> metadata(json, metadata);
        case RequestPatch.PutScore score -> score(json, score);
        case RequestPatch.EditTags tags -> tags(json, tags);
        case RequestPatch.LinkPrompt prompt -> prompt(json, prompt);
        case RequestPatch.JoinGroup group -> {
          json.writeStringField("op", "group");
          json.writeStringField("group_id", Long.toString(group.groupId()));
        }
        case RequestPatch.LinkTrace trace -> {
          json.writeStringField("op", "trace");
          json.writeStringField("trace_id", trace.traceId());
        }
      }
      json.writeEndObject();
    });
  }

  /// The removal of the request, as the only element of `patches`.
  public static byte[] erasure() {
    return Json.bytes(Json.object().put("op", "erase"));
  }

  private static void metadata(JsonGenerator json, RequestPatch.PutMetadata patch)
      throws IOException {
    json.writeStringField("op", "metadata");
    json.writeArrayFieldStart("remove");
    for (Map.Entry<String, JsonNode> entry : patch.values().entrySet()) {
      if (entry.getValue().isNull()) {
        json.writeString(entry.getKey());
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("set");
    NumberBudget numbers = new NumberBudget(SearchableNumbers.MAX);
    for (Map.Entry<String, JsonNode> entry : patch.values().entrySet()) {
      if (!entry.getValue().isNull()) {
        RequestDocument.metadataEntry(json, entry.getKey(), entry.getValue(), numbers);
      }
    }
    json.writeEndArray();
  }

  private static void score(JsonGenerator json, RequestPatch.PutScore patch) throws IOException {
    json.writeStringField("op", "score");
    json.writeStringField("name", Terms.encode(patch.name()));
    json.writeFieldName("score");
    if (patch.value() == null) {
      json.writeNull();
    } else {
      RequestDocument.score(json, new Score(patch.name(), patch.value(), patch.at()));
    }
  }

  private static void tags(JsonGenerator json, RequestPatch.EditTags patch) throws IOException {
    json.writeStringField("op", "tags");
    encoded(json, "add", patch.add());
    encoded(json, "remove", patch.remove());
  }

  private static void encoded(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(Terms.encode(value));
    }
    json.writeEndArray();
  }

  private static void prompt(JsonGenerator json, RequestPatch.LinkPrompt patch) throws IOException {
    json.writeStringField("op", "prompt");
    json.writeObjectFieldStart("prompt");
    RequestDocument.prompt(json, patch.prompt());
    json.writeEndObject();
    json.writeObjectFieldStart("input_variables");
    PairFields.write(
        json,
        Flattening.of(UsedVariables.of(patch.inputVariables(), patch.used())).leaves(),
        Terms.OTHER_COLUMNS,
        new NumberBudget(SearchableNumbers.MAX / 2));
    json.writeEndObject();
    json.writeStringField("input_variables_text", Json.text(patch.inputVariables()));
  }

  private static String load() {
    try (InputStream in =
        PatchScript.class.getResourceAsStream("/scripts/patch-request.painless")) {
      if (in == null) {
        throw new IllegalStateException("scripts/patch-request.painless is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
