package dev.docket.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Parts of calls.
final class Bytes {

  static final String MARK = Long.toString(Documents.MARK);

  private Bytes() {}

  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] join(byte[]... parts) {
    int size = 0;
    for (byte[] part : parts) {
      size += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(size);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  /// A call's head, complete.
  static byte[] head(String lines, int length) {
    return of("%sHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n".formatted(lines, length));
  }

  static ByteBuffer room(ByteBuffer reused, int size) {
    return reused.capacity() >= size ? reused : ByteBuffer.allocateDirect(size);
  }
}
