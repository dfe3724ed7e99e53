package dev.docket.client.transport;

/** What it would do to send a call a second time when it is not known what became of the first. */
public enum Resend {
  /** No harm: the call reads, or sets something, or the server recognises it. */
  HARMLESS,
  /** A second effect: it is only sent again when the server cannot have begun with it. */
  HARMFUL
}
