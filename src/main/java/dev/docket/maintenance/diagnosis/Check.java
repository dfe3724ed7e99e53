package dev.docket.maintenance.diagnosis;

/// What one look at the server has brought.
///
/// @param name of what was looked at
/// @param seen what was seen, in words
/// @param advice what to do about it; empty when nothing
public record Check(String name, State state, String seen, String advice) {

  /// How it is, the worst last.
  public enum State {
    OK,
    /// Will become a failure, or makes one worse.
    WARN,
    /// Something does not work, or is lost.
    FAIL
  }

  static Check ok(String name, String seen) {
    return new Check(name, State.OK, seen, "");
  }

  static Check warn(String name, String seen, String advice) {
    return new Check(name, State.WARN, seen, advice);
  }

  static Check fail(String name, String seen, String advice) {
    return new Check(name, State.FAIL, seen, advice);
  }
}
