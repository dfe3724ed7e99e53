package dev.docket.ingest;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/// Tokens that no other write has, of this server or of another. Nobody must guess one, they only
/// tell writes apart: so what is random is drawn once, and a secure source is asked no more, whose
/// lock all writers would share.
final class WriteTokens {

  private final String server = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
  private final AtomicLong drawn = new AtomicLong();

  String next() {
    return server + '-' + Long.toHexString(drawn.incrementAndGet());
  }
}
