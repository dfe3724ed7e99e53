package dev.docket.problem;

/// Something in an accepted call that was changed or left out.
///
/// @param pointer JSON pointer into the caller's body
/// @param message what was done and why
public record Warning(String pointer, String message) {}
