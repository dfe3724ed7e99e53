package dev.docket.ingest;

import dev.docket.problem.Warning;
import dev.docket.requests.Exchange;
import dev.docket.requests.RawExchange;
import dev.docket.requests.UsedVariables;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Derives from the bodies of a call all that is searched and counted.
final class Exchanges {

  private Exchanges() {}

  /// @param usedVariables those that the linked template uses, null when there is none: then all
  ///   are searched
  /// @param outputPointer where the answer stands in the client's body
  static Exchange derive(
      RawExchange raw,
      @Nullable Set<String> usedVariables,
      String outputPointer,
      List<Warning> warnings) {
    Conversation conversation = Conversation.of(raw);
    Output output = Output.of(conversation.answer());
    if (!output.complete()) {
      warnings.add(new Warning(outputPointer, Leaves.BEYOND));
    }
    return new Exchange(
        conversation.inputText(),
        conversation.question(),
        output.text(),
        output.shape(),
        output.leaves(),
        output.toolNames(),
        conversation.turnCount(),
        output.toolCallCount(),
        Leaves.of(
            UsedVariables.of(raw.inputVariables(), usedVariables),
            "/prompt_input_variables",
            warnings),
        raw);
  }
}
