package dev.docket.maintenance.diagnosis;

import java.util.Locale;

/// Sizes for people.
final class Bytes {

  private static final long MIB = 1L << 20;
  private static final double GIB = 1L << 30;

  private Bytes() {}

  /// `512 MiB`, `20.5 GiB`.
  static String shown(long bytes) {
    return bytes < GIB
        ? "%d MiB".formatted(bytes / MIB)
        : String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
  }
}
