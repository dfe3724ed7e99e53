package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// One piece of a template's message.
sealed interface Part {

  /// Words; Gemini signs some.
  record Text(String text, String signature) implements Part {}

  /// An image, a sound, a document; `detail` says how closely OpenAI shall look at it.
  record Media(Source source, String title, @Nullable String detail) implements Part {}

  /// What a model thought; its provider takes it back only with its signature.
  record Thinking(String text, String signature) implements Part {}

  /// A block that only one provider knows, as the template has it.
  record Other(String type, ObjectNode given) implements Part {}
}
