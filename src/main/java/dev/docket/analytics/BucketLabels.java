package dev.docket.analytics;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What buckets are called on an axis, by the clocks of the caller's zone.
public final class BucketLabels {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM d, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("MMM d, HH:mm:ss", Locale.ENGLISH);

  private final TimeBuckets buckets;
  private final DateTimeFormatter format;

  /// The names of these buckets.
  public BucketLabels(TimeBuckets buckets) {
    this.buckets = buckets;
    this.format =
        switch (buckets.interval().unit()) {
          case "day" -> DAY;
          case "second" -> SECOND;
          default -> TIME;
        };
  }

  /// The name of one of them.
  public String of(int bucket) {
    return format.format(buckets.starts().get(bucket).atZone(buckets.zone()));
  }
}
