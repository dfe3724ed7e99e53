package dev.docket.analytics.charts;

/// What a number of a chart is.
public enum Unit {
  COUNT("count"),
  TOKENS("tokens"),
  CURRENCY("currency"),
  /// Milliseconds within Docket, seconds in answers.
  DURATION("duration_seconds"),
  NUMBER("number");

  private static final double MILLIS = 1_000;

  private final String wireName;

  Unit(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  /// A number as answers have it.
  double answered(double number) {
    return this == DURATION ? number / MILLIS : number;
  }
}
