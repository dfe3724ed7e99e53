package dev.docket.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongSupplier;

/// Many writes per call.
final class Many implements Calls {

  private final byte[] start;
  private final List<Stencil> parts;
  private final byte[] between;
  private final byte[] finish;
  private final LongSupplier numbers;
  private final Check check;
  private final int size;

  /// Whether an answer's body says that all went well.
  @FunctionalInterface
  interface Check {
    boolean all(String body);
  }

  /// @param head everything before `Content-Length`
  /// @param frame what stands before, between and after the parts
  Many(String head, List<String> frame, List<byte[]> parts, LongSupplier numbers, Check check) {
    this.parts = parts.stream().map(part -> new Stencil(part, Bytes.MARK)).toList();
    this.between = Bytes.of(frame.get(1));
    this.finish = Bytes.of(frame.get(2));
    byte[] before = Bytes.of(frame.getFirst());
    int body = before.length + finish.length + between.length * (parts.size() - 1);
    for (byte[] part : parts) {
      body += part.length;
    }
    this.start = Bytes.join(Bytes.head(head, body), before);
    this.size = start.length + body - before.length;
    this.numbers = numbers;
    this.check = check;
  }

  @Override
  public ByteBuffer next(ByteBuffer reused) {
    ByteBuffer out = Bytes.room(reused, size);
    out.put(start);
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        out.put(between);
      }
      parts.get(i).into(out, numbers.getAsLong());
    }
    return out.put(finish).flip();
  }

  @Override
  public int writes() {
    return parts.size();
  }

  @Override
  public boolean succeeded(int status, ByteBuffer body) {
    String text = StandardCharsets.UTF_8.decode(body).toString();
    boolean all = status == 200 && check.all(text);
    if (!all && Boolean.getBoolean("bench.debug")) {
      System.err.println(status + " " + text.substring(0, Math.min(500, text.length())));
    }
    return all;
  }
}
