package dev.docket.requests;

import org.jspecify.annotations.Nullable;

/// How the call ended and, if badly, why.
///
/// @param errorType one of [ErrorType], null for a success
/// @param errorMessage as the provider said it
public record Outcome(Status status, @Nullable ErrorType errorType, @Nullable String errorMessage) {

  public static final Outcome SUCCESS = new Outcome(Status.SUCCESS, null, null);
}
