package dev.docket.ingest;

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
        case Block.Other(var given) ->
            Flattening.of(given).leaves().stream()
                .filter(leaf -> leaf.text().length() <= MAX_UNKNOWN_TEXT)
                .forEach(leaf -> appendLine(into, start, leaf.key() + ": " + leaf.text()));
        case Block.Thinking _, Block.Media _ -> {}
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
