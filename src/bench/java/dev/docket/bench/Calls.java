package dev.docket.bench;

import java.nio.ByteBuffer;

/// Makes the calls of one measurement, and judges their answers. Used by one thread.
interface Calls {

  /// Writes the next call, head and body, into the buffer.
  ///
  /// @return the buffer, or a larger one when it was too small; ready to be read
  ByteBuffer next(ByteBuffer reused);

  /// How many writes one call makes durable.
  int writes();

  /// Whether an answer says that all of them are.
  boolean succeeded(int status, ByteBuffer body);
}
