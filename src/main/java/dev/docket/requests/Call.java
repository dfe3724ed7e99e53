package dev.docket.requests;

import org.jspecify.annotations.Nullable;

/// What was called.
///
/// @param provider the provider's name as the client gave it, `openai`
/// @param engine the model's name, `gpt-4o`; empty when nothing names it
/// @param functionName the client's function, `openai.chat.completions.create`
/// @param apiType the provider's API, `chat-completions`
/// @param spanId the 16 hex digits of the span that made the call
public record Call(
    String provider,
    String engine,
    @Nullable String functionName,
    @Nullable String apiType,
    @Nullable String spanId) {}
