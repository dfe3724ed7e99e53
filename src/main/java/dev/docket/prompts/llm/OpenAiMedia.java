package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Sounds and files that stand in the message itself, as both of OpenAI's APIs have them.
final class OpenAiMedia {

  private OpenAiMedia() {}

  /// Fills a block.
  ///
  /// @param file what a block that is a file is called; its properties stand in it, except where
  ///   they stand in an object of that name
  static void addBytes(Source.Inline inline, String title, ObjectNode block, String file) {
    if (inline.kind() == Source.Kind.AUDIO) {
      block.put("type", "input_audio");
      block
          .putObject("input_audio")
          .put("data", inline.base64())
          .put("format", inline.subtype().endsWith("wav") ? "wav" : "mp3");
    } else {
      block.put("type", file);
      ObjectNode properties = file.equals("file") ? block.putObject(file) : block;
      properties
          .put("filename", title.isEmpty() ? "file." + inline.subtype() : title)
          .put("file_data", inline.url());
    }
  }
}
