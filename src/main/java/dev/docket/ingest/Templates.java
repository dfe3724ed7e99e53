package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Pointer;
import dev.docket.problem.ProblemException;
import java.util.List;

/// Checks the `input` and `output` of a `/log-request` body: prompt templates of type `chat` or
/// `completion`, whose content is an array of blocks.
final class Templates {

  private static final List<String> TYPES = List.of("chat", "completion");

  private static final List<String> ROLES =
      List.of("system", "developer", "user", "assistant", "function", "tool", "placeholder");

  private Templates() {}

  static JsonNode check(StrictFields body, String name) {
    JsonNode template = body.required(name);
    StrictFields fields = StrictFields.of(template, body.pointer(name));
    switch (oneOf(fields, "type", TYPES)) {
      case "chat" -> checkMessages(fields);
      default -> {
        fields.required("content");
        checkBlocks(fields);
      }
    }
    return template;
  }

  private static void checkMessages(StrictFields template) {
    template.required("messages");
    int index = 0;
    for (JsonNode message : template.array("messages")) {
      String at = Pointer.to(template.pointer("messages"), index++);
      StrictFields fields = StrictFields.of(message, at);
      oneOf(fields, "role", ROLES);
      checkBlocks(fields);
      checkToolCalls(fields);
    }
  }

  private static void checkBlocks(StrictFields fields) {
    int index = 0;
    for (JsonNode block : fields.array("content")) {
      StrictFields of = StrictFields.of(block, Pointer.to(fields.pointer("content"), index++));
      of.required("type");
      if (of.requiredKeyword("type").equals("text")) {
        of.required("text");
        of.text("text", Integer.MAX_VALUE);
      }
    }
  }

  private static void checkToolCalls(StrictFields message) {
    int index = 0;
    for (JsonNode call : message.array("tool_calls")) {
      StrictFields fields =
          StrictFields.of(call, Pointer.to(message.pointer("tool_calls"), index++));
      fields.required("function");
      StrictFields.of(fields.node("function"), fields.pointer("function")).requiredKeyword("name");
    }
  }

  private static String oneOf(StrictFields fields, String name, List<String> allowed) {
    String value = fields.requiredKeyword(name);
    if (!allowed.contains(value)) {
      throw ProblemException.invalid(
          fields.pointer(name),
          fields.pointer(name) + " must be one of " + String.join(", ", allowed) + ".",
          allowed);
    }
    return value;
  }
}
