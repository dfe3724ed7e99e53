package dev.docket.client;

/** Why a call of a model went wrong, in the words of the log. */
public enum ErrorType {
  /** Too many calls. */
  PROVIDER_RATE_LIMIT,
  /** The account's quota is used up. */
  PROVIDER_QUOTA_LIMIT,
  /** No answer in time. */
  PROVIDER_TIMEOUT,
  /** The provider does not accept the key. */
  PROVIDER_AUTH_ERROR,
  /** The provider has refused or failed. */
  PROVIDER_ERROR,
  /** Only a part of an answer came; a warning, no error. */
  PROVIDER_PARTIAL_RESPONSE,
  /** The prompt could not be rendered. */
  TEMPLATE_RENDER_ERROR,
  /** A variable of the prompt had no value; a warning, no error. */
  VARIABLE_MISSING_OR_EMPTY,
  /** Anything else. */
  UNKNOWN_ERROR
}
