package dev.docket.opensearch.write;

import java.io.ByteArrayOutputStream;

/// Bytes that are written once, by the caller's thread, and copied once, into a bulk.
final class Payload {

  private final byte[] bytes;

  Payload(byte[] bytes) {
    this.bytes = bytes;
  }

  int size() {
    return bytes.length;
  }

  void appendTo(ByteArrayOutputStream out) {
    out.writeBytes(bytes);
  }
}
