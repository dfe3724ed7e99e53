package dev.docket.bench;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/// One question, each time about a range that begins a millisecond later: what nobody has asked
/// before is answered from no cache.
final class Fresh implements Calls {

  /// Stands in a question where the range begins, in milliseconds since 1970.
  static final long MARK = 1_000_000_000_001L;

  private final Stencil call;
  private final AtomicLong from;

  /// @param head everything before `Content-Length`
  /// @param body with [#MARK]
  /// @param from where the first range begins
  Fresh(String head, byte[] body, long from) {
    this.call = new Stencil(Bytes.join(Bytes.head(head, body.length), body), Long.toString(MARK));
    this.from = new AtomicLong(from);
  }

  @Override
  public ByteBuffer next(ByteBuffer reused) {
    ByteBuffer out = Bytes.room(reused, call.size());
    call.into(out, from.getAndIncrement());
    return out.flip();
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
