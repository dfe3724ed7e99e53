package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.requests.Flattening;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message of a conversation, in the form of a prompt template whatever the provider's API.
///
/// @param role `system`, `developer`, `user`, `assistant`, `tool`, or what the client said
/// @param name who speaks, when the client said so
/// @param toolCallId which tool call a `tool` message answers
public record Message(
    String role,
    @Nullable String name,
    List<Block> content,
    List<ToolCall> toolCalls,
    @Nullable String toolCallId) {

  static final String SYSTEM = "system";
  static final String USER = "user";
  static final String ASSISTANT = "assistant";
  static final String TOOL = "tool";

  /// Texts beyond this length in a block of unknown kind are taken for encoded bytes.
  private static final int MAX_UNKNOWN_TEXT = 10_000;

  private static final int MAX_UNKNOWN_NAME = 128;

  static Message of(String role, String text) {
    return new Message(role, null, List.of(new Block.Text(text)), List.of(), null);
  }

  /// The words, one block a line; tool calls and thinking are not among them.
  public String text() {
    if (content.size() == 1 && content.getFirst() instanceof Block.Text(String text)) {
      return text;
    }
    StringBuilder text = new StringBuilder();
    appendText(text);
    return text.toString();
  }

  void appendText(StringBuilder into) {
    int start = into.length();
    for (Block block : content) {
      switch (block) {
        case Block.Text(String text) -> appendLine(into, start, text);
        case Block.Other(JsonNode given) -> appendUnknown(into, start, "", given);
        case Block.Thinking _, Block.Media _ -> {}
      }
    }
  }

  /// A line `name: value` for each value. Not by [dev.docket.requests.Flattening]: the paths of
  /// many such blocks together could be far longer than the body.
  private static void appendUnknown(StringBuilder into, int start, String name, JsonNode value) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(entry -> appendUnknown(into, start, entry.getKey(), entry.getValue()));
    } else if (value.isArray()) {
      value.forEach(element -> appendUnknown(into, start, name, element));
    } else if (!value.isNull()) {
      String text = Flattening.textOf(value);
      if (text.length() <= MAX_UNKNOWN_TEXT) {
        boolean named = !name.isEmpty() && name.length() <= MAX_UNKNOWN_NAME;
        appendLine(into, start, named ? name + ": " + text : text);
      }
    }
  }

  static void appendLine(StringBuilder into, int start, String line) {
    if (into.length() > start) {
      into.append('\n');
    }
    into.append(line);
  }

  boolean isTurn() {
    return role.equals(USER) || role.equals(ASSISTANT);
  }
}
