package dev.docket.requests;

import java.util.List;

/// What was said, in the forms in which it is searched, counted and given back.
///
/// @param inputText every message but the final assistant one, each as `[role]: text`
/// @param question what lists show of the input: what a user has said last
/// @param outputText the answer as text, filled for every shape
/// @param output the answer's key/value leaves, empty for plain text
/// @param toolNames the names of the tools that the answer calls, each once
/// @param turnCount messages of user and assistant, the answer included
/// @param toolCallCount tool calls in the answer
/// @param inputVariables the variables' leaves, empty when they are not to be searched
/// @param raw the bodies as they came, secrets masked
public record Exchange(
    String inputText,
    String question,
    String outputText,
    OutputShape shape,
    List<Leaf> output,
    List<String> toolNames,
    int turnCount,
    int toolCallCount,
    List<Leaf> inputVariables,
    RawExchange raw) {}
