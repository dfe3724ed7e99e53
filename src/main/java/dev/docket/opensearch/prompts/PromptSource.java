package dev.docket.opensearch.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.opensearch.schema.Terms;
import dev.docket.prompts.Prompt;
import dev.docket.prompts.PromptVersion;
import dev.docket.prompts.ReleaseLabel;
import dev.docket.prompts.VersionContent;
import dev.docket.requests.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Templates and versions as documents. What is searched stands in fields; all of it stands in
/// `body`, one JSON text, which may hold any property name.
final class PromptSource {

  static final String HEAD = "head";
  static final String VERSION = "version";

  private PromptSource() {}

  /// The id of a template's document: the name may be anything, so its digest stands for it.
  static String headId(WorkspaceId workspace, String name) {
    return HEAD + "~" + workspace.term() + "~" + digest(name);
  }

  /// The id of a version's document, which nobody can write twice.
  static String versionId(WorkspaceId workspace, String name, long number) {
    return VERSION + "~" + workspace.term() + "~" + digest(name) + "~" + number;
  }

  private static String digest(String name) {
    try {
      // Of the encoded name: the JDK's encoders give every lone surrogate the same bytes.
      byte[] bytes = Terms.encode(name).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static ObjectNode of(WorkspaceId workspace, Prompt prompt) {
    ObjectNode source = common(HEAD, workspace, prompt.id(), prompt.name());
    source.put("latest", prompt.latest()).put("updated_at", prompt.updatedAt().toString());
    ArrayNode labels = source.putArray("labels");
    ArrayNode labelIds = source.putArray("label_ids");
    for (ReleaseLabel label : prompt.labels()) {
      labels.add(Terms.encode(label.name()));
      labelIds.add(Long.toString(label.id()));
    }
    ArrayNode tags = source.putArray("tags");
    prompt.tags().forEach(tag -> tags.add(Terms.encode(tag)));
    return source.put("body", Json.text(body(prompt)));
  }

  private static ObjectNode body(Prompt prompt) {
    ObjectNode body =
        Json.object().put("name", prompt.name()).put("created_at", prompt.createdAt().toString());
    ArrayNode labels = body.putArray("labels");
    for (ReleaseLabel label : prompt.labels()) {
      labels
          .addObject()
          .put("id", label.id())
          .put("name", label.name())
          .put("version", label.version());
    }
    ArrayNode tags = body.putArray("tags");
    prompt.tags().forEach(tags::add);
    body.set("external_ids", prompt.externalIds());
    return body;
  }

  static Prompt prompt(JsonNode source) {
    JsonNode body = Json.parse(source.path("body").textValue());
    return new Prompt(
        id(source),
        body.path("name").textValue(),
        source.path("latest").longValue(),
        body.path("labels").valueStream().map(PromptSource::label).toList(),
        texts(body.path("tags")),
        body.path("external_ids"),
        Instant.parse(body.path("created_at").textValue()),
        Instant.parse(source.path("updated_at").textValue()));
  }

  private static ReleaseLabel label(JsonNode label) {
    return new ReleaseLabel(
        label.path("id").longValue(),
        label.path("name").textValue(),
        label.path("version").longValue());
  }

  static ObjectNode of(WorkspaceId workspace, PromptVersion version) {
    ObjectNode source = common(VERSION, workspace, version.promptId(), version.name());
    ObjectNode body =
        Json.object()
            .put("name", version.name())
            .put("id", version.id())
            .put("commit_message", version.content().commitMessage())
            .put("created_at", version.createdAt().toString());
    body.set("metadata", version.content().metadata());
    body.set("template", version.content().template());
    return source.put("number", version.number()).put("body", Json.text(body));
  }

  static PromptVersion version(JsonNode source) {
    JsonNode body = Json.parse(source.path("body").textValue());
    return new PromptVersion(
        id(source),
        body.path("name").textValue(),
        source.path("number").longValue(),
        body.path("id").longValue(),
        new VersionContent(
            body.path("template"),
            orNull(body.path("metadata")),
            body.path("commit_message").textValue()),
        Instant.parse(body.path("created_at").textValue()));
  }

  private static ObjectNode common(String kind, WorkspaceId workspace, long id, String name) {
    return Json.object()
        .put("kind", kind)
        .put("workspace", workspace.term())
        .put("prompt_id", Long.toString(id))
        .put("name_lower", lower(name));
  }

  /// A name, or a part of one, as searches compare it.
  static String lower(String name) {
    return Terms.encode(name.toLowerCase(Locale.ROOT));
  }

  private static long id(JsonNode source) {
    return Long.parseLong(source.path("prompt_id").textValue());
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::textValue).toList();
  }

  private static @Nullable JsonNode orNull(JsonNode node) {
    return node.isNull() || node.isMissingNode() ? null : node;
  }
}
