package dev.docket.prompts.llm;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One message of a template.
///
/// @param role `system`, `developer`, `user`, `assistant`, `tool`, `function`
/// @param name who speaks, or which tool answers
/// @param toolCallId which tool call a `tool` message answers
record Turn(
    String role,
    @Nullable String name,
    List<Part> parts,
    List<ToolCall> toolCalls,
    @Nullable String toolCallId) {

  boolean isInstruction() {
    return role.equals("system") || role.equals("developer");
  }

  boolean isAssistant() {
    return role.equals("assistant");
  }

  boolean isToolResult() {
    return role.equals("tool") || role.equals("function");
  }

  /// Which call a tool answers: by its id, or as functions of old had it, by its name.
  String answered() {
    if (toolCallId != null) {
      return toolCallId;
    }
    return name == null ? "" : name;
  }

  /// The words, one block a line.
  String text() {
    return parts.stream()
        .filter(Part.Text.class::isInstance)
        .map(part -> ((Part.Text) part).text())
        .collect(Collectors.joining("\n"));
  }
}
