package dev.docket.bench;

import java.nio.ByteBuffer;
import java.util.List;

/// Questions, one per call, in turns.
final class Asked implements Calls {

  private final List<byte[]> calls;
  private int next;

  private Asked(List<byte[]> calls) {
    this.calls = calls;
  }

  /// @param head everything before `Content-Length`
  static Asked of(String head, List<byte[]> bodies) {
    return new Asked(
        bodies.stream().map(body -> Bytes.join(Bytes.head(head, body.length), body)).toList());
  }

  @Override
  public ByteBuffer next(ByteBuffer reused) {
    byte[] call = calls.get(next);
    next = (next + 1) % calls.size();
    return Bytes.room(reused, call.length).put(call).flip();
  }

  @Override
  public int writes() {
    return 1;
  }

  @Override
  public boolean succeeded(int status, ByteBuffer body) {
    return status == 200;
  }
}
