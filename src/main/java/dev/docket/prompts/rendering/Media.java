package dev.docket.prompts.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.util.Set;

/// Blocks that stand for a list of pictures or documents: `media_variable`, and `image_url` with an
/// `image_variable`. The list's elements are addresses, `data:` URLs or bare Base64.
final class Media {

  private Media() {}

  static void collectVariables(JsonNode template, Set<String> names) {
    for (JsonNode message : template.path("messages")) {
      collect(message.path("content"), names);
    }
    collect(template.path("content"), names);
  }

  private static void collect(JsonNode content, Set<String> names) {
    if (content.isArray()) {
      for (JsonNode block : content) {
        String name = variable(block);
        if (!name.isEmpty()) {
          names.add(name);
        }
      }
    }
  }

  /// Replaces them in a template. Without a value an `image_url` keeps the address that it has.
  static void expand(ObjectNode template, Variables variables) {
    for (JsonNode message : template.path("messages")) {
      expandContent(message, variables);
    }
    expandContent(template, variables);
  }

  private static void expandContent(JsonNode holder, Variables variables) {
    if (holder instanceof ObjectNode object
        && object.path("content") instanceof ArrayNode content) {
      ArrayNode expanded = content.arrayNode();
      for (JsonNode block : content) {
        String name = variable(block);
        if (name.isEmpty()) {
          expanded.add(block);
        } else {
          fill(expanded, block, name, variables);
        }
      }
      object.set("content", expanded);
    }
  }

  /// @return empty when the block does not stand for a variable
  private static String variable(JsonNode block) {
    return switch (block.path("type").asText("")) {
      case "media_variable" -> block.path("name").asText("");
      case "image_url" -> text(block.path("image_variable"));
      default -> "";
    };
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : "";
  }

  private static void fill(ArrayNode expanded, JsonNode block, String name, Variables variables) {
    var values = variables.list(name, "`%s` is a list of media".formatted(name));
    JsonNode own = block.path("image_url");
    if (values.isEmpty() && !text(own.path("url")).isEmpty()) {
      expanded.addObject().put("type", "image_url").set("image_url", own);
    }
    for (JsonNode value : values) {
      if (!value.isTextual()) {
        throw Variables.refused(
            name,
            "`%s` is a list of media: texts, each an address, a data: URL or Base64."
                .formatted(name));
      }
      expanded.add(block(MediaUrl.of(value.textValue()), own.path("detail")));
    }
  }

  private static ObjectNode block(MediaUrl media, JsonNode detail) {
    ObjectNode block = Json.object();
    if (media.isImage()) {
      ObjectNode image = block.put("type", "image_url").putObject("image_url");
      image.put("url", media.url());
      if (detail.isTextual()) {
        image.set("detail", detail);
      }
    } else {
      ObjectNode content = block.put("type", "media").putObject("media");
      content.put("title", media.title()).put("type", media.type()).put("url", media.url());
    }
    return block;
  }
}
