package dev.docket.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Bytes with numbers to be filled in: built once, sent often, never twice the same.
final class Stencil {

  private final byte[] bytes;
  private final int[] places;
  private final int width;

  /// @param mark digits that stand where the number goes, in its width
  Stencil(byte[] bytes, String mark) {
    this.bytes = bytes;
    this.width = mark.length();
    byte[] wanted = mark.getBytes(StandardCharsets.US_ASCII);
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i + width <= bytes.length; i++) {
      if (bytes[i] == wanted[0] && matches(i, wanted)) {
        found.add(i);
        i += width - 1;
      }
    }
    this.places = found.stream().mapToInt(Integer::intValue).toArray();
    if (places.length == 0) {
      throw new IllegalArgumentException("nothing to fill in: " + mark);
    }
  }

  private boolean matches(int at, byte[] wanted) {
    for (int i = 1; i < width; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  int size() {
    return bytes.length;
  }

  void into(ByteBuffer out, long number) {
    int start = out.position();
    out.put(bytes);
    for (int place : places) {
      long rest = number;
      for (int i = place + width - 1; i >= place; i--) {
        out.put(start + i, (byte) ('0' + rest % 10));
        rest /= 10;
      }
    }
  }
}
