package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;

/// One piece of a message.
public sealed interface Block {

  /// Words, a refusal among them.
  record Text(String text) implements Block {}

  /// What the model thought before it answered. Part of no searched text: it is not the answer.
  record Thinking(String text) implements Block {}

  /// An image, a sound, a document.
  ///
  /// @param given as the provider's API has it
  record Media(JsonNode given) implements Block {}

  /// Something else, kept as given.
  record Other(JsonNode given) implements Block {}
}
