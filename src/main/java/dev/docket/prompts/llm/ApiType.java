package dev.docket.prompts.llm;

/// The APIs of OpenAI that a template can be meant for.
enum ApiType {
  CHAT("chat-completions"),
  RESPONSES("responses"),
  IMAGES("images");

  private final String wireName;

  ApiType(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  /// The one that is named; anything else, `chat.completions` among it, is the chat.
  static ApiType of(String given) {
    for (ApiType type : values()) {
      if (type.wireName.equals(given)) {
        return type;
      }
    }
    return CHAT;
  }
}
