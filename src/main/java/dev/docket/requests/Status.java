package dev.docket.requests;

/// How the call ended.
public enum Status {
  SUCCESS,
  WARNING,
  ERROR
}
