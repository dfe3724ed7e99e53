package dev.docket.prompts.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Pointer;

/// The texts of a template that are rendered, in order: text blocks of a chat's messages and of a
/// completion.
final class Texts {

  static final String ROOT = "/prompt_template";
  static final String JINJA = "jinja2";

  /// What becomes of a text.
  @FunctionalInterface
  interface Change {

    /// The new text.
    ///
    /// @param format of the message that it is in
    /// @param pointer to it
    String apply(String text, String format, String pointer);
  }

  private Texts() {}

  /// A template with changed texts; the given one stays as it is.
  static JsonNode changed(JsonNode template, Change change) {
    JsonNode copy = template.deepCopy();
    if (copy.path("messages") instanceof ArrayNode messages) {
      for (int i = 0; i < messages.size(); i++) {
        if (messages.get(i) instanceof ObjectNode message && !Placeholders.is(message)) {
          change(message, Pointer.to(ROOT + "/messages", i), change);
        }
      }
    }
    if (copy instanceof ObjectNode completion) {
      change(completion, ROOT, change);
    }
    return copy;
  }

  private static void change(ObjectNode holder, String pointer, Change change) {
    JsonNode content = holder.path("content");
    String format = holder.path("template_format").asText("");
    String at = pointer + "/content";
    if (content.isTextual()) {
      holder.put("content", change.apply(content.textValue(), format, at));
    } else if (content instanceof ArrayNode blocks) {
      for (int i = 0; i < blocks.size(); i++) {
        change(blocks.get(i), format, Pointer.to(at, i), change);
      }
    }
  }

  private static void change(JsonNode block, String format, String pointer, Change change) {
    if (block instanceof ObjectNode object
        && object.path("type").asText("").equals("text")
        && object.path("text").isTextual()) {
      String at = pointer + "/text";
      object.put("text", change.apply(object.get("text").textValue(), format, at));
    }
  }
}
