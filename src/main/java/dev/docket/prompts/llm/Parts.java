package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Reads the content of a template's message.
final class Parts {

  private Parts() {}

  /// Reads an array of blocks, or a text.
  static List<Part> read(JsonNode content) {
    List<Part> parts = new ArrayList<>();
    if (content.isTextual()) {
      parts.add(new Part.Text(content.textValue(), ""));
    }
    for (JsonNode block : content) {
      if (block instanceof ObjectNode given) {
        add(given, parts);
      }
    }
    return List.copyOf(parts);
  }

  private static void add(ObjectNode block, List<Part> parts) {
    String type = block.path("type").asText("");
    switch (type) {
      case "text" ->
          parts.add(
              new Part.Text(
                  block.path("text").asText(""), block.path("thought_signature").asText("")));
      case "thinking" ->
          parts.add(
              new Part.Thinking(
                  block.path("thinking").asText(""), block.path("signature").asText("")));
      case "image_url" -> addImage(block.path("image_url"), parts);
      case "media" -> addMedia(block.path("media"), parts);
      case "output_media" ->
          addSource(
              block.path("url").asText(""),
              block.path("mime_type").asText(block.path("media_type").asText("")),
              "",
              parts);
      // A variable that nothing was put in the place of.
      case "media_variable", "" -> {}
      default -> parts.add(new Part.Other(type, block));
    }
  }

  private static void addImage(JsonNode image, List<Part> parts) {
    String url = image.isTextual() ? image.textValue() : image.path("url").asText("");
    if (!url.isEmpty()) {
      parts.add(
          new Part.Media(
              Source.of(url, "image", false), "", Template.textOrNull(image.path("detail"))));
    }
  }

  private static void addMedia(JsonNode media, List<Part> parts) {
    String url = media.path("url").asText("");
    if (!url.isEmpty()) {
      boolean base64 = media.path("format").asText("").equals("base64");
      parts.add(
          new Part.Media(
              Source.of(url, media.path("type").asText(""), base64),
              media.path("title").asText(""),
              null));
    }
  }

  private static void addSource(String url, String type, String title, List<Part> parts) {
    if (!url.isEmpty()) {
      parts.add(new Part.Media(Source.of(url, type, false), title, null));
    }
  }
}
