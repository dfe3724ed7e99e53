package dev.docket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.examples.DocketListener;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The example for LangChain4j, with a model that needs no network. */
@Timeout(20)
class LangChain4jExampleTest {

  /** Says the same always, and fails when it is told to. */
  private record Model(ChatModelListener listener) implements ChatModel {

    @Override
    public List<ChatModelListener> listeners() {
      return List.of(listener);
    }

    @Override
    public ModelProvider provider() {
      return ModelProvider.OPEN_AI;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
      if (request.messages().size() == 1) {
        throw new IllegalStateException("no such luck");
      }
      return ChatResponse.builder()
          .aiMessage(AiMessage.from("On its way."))
          .tokenUsage(new TokenUsage(12, 4))
          .build();
    }
  }

  @Test
  void every_call_of_the_model_is_logged_with_its_metadata() throws IOException {
    try (FaultyServer server = new FaultyServer()) {
      server.then(
          FaultyServer.json(
              200, "{\"success\":true,\"stored\":1,\"results\":[{\"status\":201,\"id\":1}]}"));
      try (Docket docket = server.client().build()) {
        ChatModel model = new Model(new DocketListener(docket, Map.of("service", "support")));
        model.chat(
            ChatRequest.builder()
                .modelName("gpt-4o")
                .messages(SystemMessage.from("Be brief."), UserMessage.from("Where is it?"))
                .build());
        assertThat(docket.background().flush(Duration.ofSeconds(10))).isTrue();
        assertThatThrownBy(() ->
                model.chat(
                    ChatRequest.builder()
                        .modelName("gpt-4o")
                        .messages(UserMessage.from("Fail."))
                        .build()))
            .hasMessageContaining("no such luck");
      }
      JsonNode logged = server.asked.get(0).json().at("/requests/0");
      assertThat(logged.path("provider").textValue()).isEqualTo("openai");
      assertThat(logged.path("model").textValue()).isEqualTo("gpt-4o");
      assertThat(logged.at("/input/messages/0/role").textValue()).isEqualTo("system");
      assertThat(logged.at("/input/messages/1/content/0/text").textValue())
          .isEqualTo("Where is it?");
      assertThat(logged.at("/output/messages/0/content/0/text").textValue())
          .isEqualTo("On its way.");
      assertThat(logged.path("input_tokens").intValue()).isEqualTo(12);
      assertThat(logged.at("/metadata/service").textValue()).isEqualTo("support");
      JsonNode failed = server.asked.get(1).json().at("/requests/0");
      assertThat(failed.path("status").textValue()).isEqualTo("ERROR");
      assertThat(failed.path("error_message").textValue()).contains("no such luck");
    }
  }
}
