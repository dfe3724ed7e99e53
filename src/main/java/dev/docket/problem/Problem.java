package dev.docket.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a call cannot be answered as asked. Each kind is one answer to "whose turn is it now?"; the
/// HTTP adapter maps kinds to statuses in one switch.
public sealed interface Problem {

  /// What is wrong, where, and what is allowed: one or two sentences for the person who wrote the
  /// call. Never contains a secret or a stack trace.
  String message();

  /// The same call may succeed later, and the caller is told when.
  sealed interface Later extends Problem {

    /// After how many seconds to try again.
    int retryAfterSeconds();
  }

  /// The bytes are not what they claim to be (JSON, gzip, UTF-8).
  record Malformed(String message) implements Problem {}

  /// Well-formed, but against the schema: a type, a range, a length, an enum.
  record Invalid(String message, String pointer, List<String> allowed) implements Problem {}

  /// Well-formed and typed, but its meaning cannot be served: a wrong filter, cursor, sort, or an
  /// id that is unknown here.
  record Refused(String message, @Nullable String pointer, List<String> allowed)
      implements Problem {}

  /// A line of text that does not parse.
  ///
  /// @param pointer to the line
  /// @param position in the line: the index of the UTF-16 unit at which it goes wrong, its length
  ///   when it ends too early
  /// @param expected what could stand there
  record Unreadable(String message, String pointer, int position, List<String> expected)
      implements Problem {}

  /// No valid key came with the call.
  record Unauthenticated(String message) implements Problem {}

  /// The key is valid, its role too small.
  record Forbidden(String message) implements Problem {}

  /// Too many wrong keys have come from where the call comes from; this one was not looked at.
  ///
  /// @param retryAfterSeconds when one will be looked at again
  record TooManyTries(String message, int retryAfterSeconds) implements Later {}

  /// What the path names does not exist, or belongs to somebody else: the two are not told apart.
  record NotFound(String message) implements Problem {}

  /// The name is taken, or the state has moved on.
  record Conflict(String message) implements Problem {}

  /// More bytes than are accepted.
  record TooLarge(String message) implements Problem {}

  /// Docket or its engine cannot do it now; the same call may succeed later.
  ///
  /// @param retryAfterSeconds when to try again
  record Unavailable(String message, int retryAfterSeconds) implements Later {}

  /// A defect of Docket's. The log has the details; the caller is told nothing of the inside.
  record Internal(String message) implements Problem {}
}
