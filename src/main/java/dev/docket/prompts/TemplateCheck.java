package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Pointer;
import java.util.List;

/// Checks a template: of type `chat` or `completion`, with content that is an array of blocks.
final class TemplateCheck {

  private static final List<String> TYPES = List.of("chat", "completion");

  private static final List<String> ROLES =
      List.of("system", "developer", "user", "assistant", "function", "tool", "placeholder");

  private static final List<String> FORMATS = List.of("f-string", "jinja2");

  private static final int MAX_TYPE = 100;

  private TemplateCheck() {}

  static void check(Given version, String name) {
    Given template = version.requiredObject(name);
    version.mustFit(name, PromptLimits.TEMPLATE_BYTES);
    template.oneOf("type", TYPES);
    if (template.node("type").textValue().equals("chat")) {
      checkMessages(template);
    } else {
      if (!template.has("content")) {
        throw template.refused("content", "is required");
      }
      checkContent(template);
    }
    template.array("tools");
    template.array("functions");
  }

  private static void checkMessages(Given template) {
    JsonNode messages = template.array("messages");
    if (messages.isMissingNode()) {
      throw template.refused("messages", "is required");
    }
    if (messages.size() > PromptLimits.MESSAGES) {
      throw template.refused("messages", "may have %,d messages".formatted(PromptLimits.MESSAGES));
    }
    int index = 0;
    for (JsonNode message : messages) {
      Given given = Given.of(message, Pointer.to(template.at("messages"), index++));
      given.oneOf("role", ROLES);
      checkContent(given);
      given.array("tool_calls");
    }
  }

  private static void checkContent(Given holder) {
    if (holder.has("template_format")) {
      holder.oneOf("template_format", FORMATS);
    }
    if (holder.node("content").isTextual()) {
      throw holder.refused(
          "content", "must be an array of blocks, such as [{\"type\": \"text\", \"text\": \"…\"}]");
    }
    int index = 0;
    for (JsonNode block : holder.array("content")) {
      Given given = Given.of(block, Pointer.to(holder.at("content"), index++));
      String type = given.requiredText("type", MAX_TYPE);
      if (type.equals("text")) {
        if (!given.has("text")) {
          throw given.refused("text", "is required");
        }
        given.text("text", Integer.MAX_VALUE);
      }
    }
  }
}
