package dev.docket.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongSupplier;

/// One write per call.
final class Single implements Calls {

  private final List<Stencil> calls;
  private final LongSupplier numbers;
  private final int status;
  private int next;

  private Single(List<Stencil> calls, LongSupplier numbers, int status) {
    this.calls = calls;
    this.numbers = numbers;
    this.status = status;
  }

  /// @param head everything before `Content-Length`, which may hold the mark
  /// @param status of success
  static Single of(String head, List<byte[]> bodies, LongSupplier numbers, int status) {
    List<Stencil> calls =
        bodies.stream()
            .map(body -> new Stencil(Bytes.join(Bytes.head(head, body.length), body), Bytes.MARK))
            .toList();
    return new Single(calls, numbers, status);
  }

  @Override
  public ByteBuffer next(ByteBuffer reused) {
    next = (next + 1) % calls.size();
    Stencil call = calls.get(next);
    ByteBuffer out = Bytes.room(reused, call.size());
    call.into(out, numbers.getAsLong());
    return out.flip();
  }

  @Override
  public int writes() {
    return 1;
  }

  @Override
  public boolean succeeded(int given, ByteBuffer body) {
    if (given != status && Boolean.getBoolean("bench.debug")) {
      System.err.println(given + " " + StandardCharsets.UTF_8.decode(body));
    }
    return given == status;
  }
}
