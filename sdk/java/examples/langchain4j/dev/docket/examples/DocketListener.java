package dev.docket.examples;

import static java.util.Objects.requireNonNullElse;

import dev.docket.client.Conversation;
import dev.docket.client.Docket;
import dev.docket.client.ErrorType;
import dev.docket.client.LogRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * Logs every call of a LangChain4j model in the background: give it to the model's builder, {@code
 * .listeners(List.of(new DocketListener(docket, Map.of("service", "support"))))}.
 */
public record DocketListener(Docket docket, Map<String, ?> metadata) implements ChatModelListener {

  @Override
  public void onRequest(ChatModelRequestContext context) {
    context.attributes().put("docket.start", Instant.now());
  }

  @Override
  public void onResponse(ChatModelResponseContext context) {
    TokenUsage usage =
        requireNonNullElse(context.chatResponse().tokenUsage(), new TokenUsage(0, 0));
    docket
        .background()
        .log(
            call(context.modelProvider(), context.chatRequest(), context.attributes())
                .output(Conversation.ofAssistant(text(context.chatResponse().aiMessage())))
                .tokens(usage.inputTokenCount(), usage.outputTokenCount()));
  }

  @Override
  public void onError(ChatModelErrorContext context) {
    docket
        .background()
        .log(
            call(context.modelProvider(), context.chatRequest(), context.attributes())
                .error(ErrorType.PROVIDER_ERROR, context.error().getMessage()));
  }

  private LogRequest call(ModelProvider provider, ChatRequest request, Map<Object, Object> seen) {
    Conversation input = Conversation.empty();
    for (ChatMessage message : request.messages()) {
      input = input.message(role(message), text(message));
    }
    return LogRequest.of(
            provider.name().replace("_", "").toLowerCase(Locale.ROOT), request.modelName())
        .input(input)
        .time((Instant) seen.get("docket.start"), Instant.now())
        .metadata(metadata);
  }

  private static String role(ChatMessage message) {
    return switch (message.type()) {
      case SYSTEM -> "system";
      case AI -> "assistant";
      case TOOL_EXECUTION_RESULT -> "tool";
      default -> "user";
    };
  }

  private static String text(ChatMessage message) {
    if (message instanceof UserMessage user && user.hasSingleText()) {
      return user.singleText();
    } else if (message instanceof SystemMessage system) {
      return system.text();
    } else if (message instanceof AiMessage answer) {
      return requireNonNullElse(answer.text(), "");
    }
    return message.toString();
  }
}
