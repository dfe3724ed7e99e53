package dev.docket.client;

/** What the clients of providers call their functions; the server reads the API from it. */
final class FunctionNames {

  private FunctionNames() {}

  static String of(ModelCall call) {
    boolean chat = !"completion".equals(call.prompt().promptTemplate().path("type").asText());
    return switch (call.provider()) {
      case "openai", "openai.azure" -> "openai." + openAi(call.apiType(), chat);
      case "anthropic" -> "anthropic.messages.create";
      default -> call.provider() + ".call";
    };
  }

  private static String openAi(String apiType, boolean chat) {
    return switch (apiType) {
      case "responses" -> "responses.create";
      case "images" -> "images.generate";
      default -> chat ? "chat.completions.create" : "completions.create";
    };
  }
}
