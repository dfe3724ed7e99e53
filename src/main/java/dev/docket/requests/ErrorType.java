package dev.docket.requests;

/// Why a call went wrong, and with which statuses that can be said.
public enum ErrorType {
  PROVIDER_RATE_LIMIT(true, true),
  PROVIDER_QUOTA_LIMIT(true, true),
  PROVIDER_TIMEOUT(false, true),
  PROVIDER_AUTH_ERROR(false, true),
  PROVIDER_ERROR(false, true),
  PROVIDER_PARTIAL_RESPONSE(true, false),
  TEMPLATE_RENDER_ERROR(false, true),
  VARIABLE_MISSING_OR_EMPTY(true, false),
  UNKNOWN_ERROR(true, true);

  private final boolean withWarning;
  private final boolean withError;

  ErrorType(boolean withWarning, boolean withError) {
    this.withWarning = withWarning;
    this.withError = withError;
  }

  public boolean fits(Status status) {
    return switch (status) {
      case SUCCESS -> false;
      case WARNING -> withWarning;
      case ERROR -> withError;
    };
  }
}
