package dev.docket.prompts.llm;

import java.util.ArrayList;
import java.util.List;

/// Turns that follow each other and come from the same side, which Anthropic, Gemini and Bedrock
/// have as one message: the results of several tool calls must stand together there.
///
/// @param assistant whether the model speaks; tools answer on the user's side
record Exchange(boolean assistant, List<Turn> turns) {

  /// The conversation without its instructions, which stand elsewhere with these providers.
  static List<Exchange> of(Template template) {
    List<Exchange> exchanges = new ArrayList<>();
    for (Turn turn : template.turns()) {
      if (!turn.isInstruction()) {
        if (exchanges.isEmpty() || exchanges.getLast().assistant != turn.isAssistant()) {
          exchanges.add(new Exchange(turn.isAssistant(), new ArrayList<>()));
        }
        exchanges.getLast().turns.add(turn);
      }
    }
    return exchanges;
  }
}
