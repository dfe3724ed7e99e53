package dev.docket.analytics.charts;

import dev.docket.analytics.Dimension;
import java.util.Locale;

/// What is counted or computed of some requests.
public sealed interface Metric {

  Unit unit();

  /// What it is called where its caller gave no name.
  String label();

  /// How many they are.
  record Count() implements Metric {

    @Override
    public Unit unit() {
      return Unit.COUNT;
    }

    @Override
    public String label() {
      return "Requests";
    }
  }

  /// How many different values they have.
  record Distinct(Dimension.OfKey dimension) implements Metric {

    @Override
    public Unit unit() {
      return Unit.COUNT;
    }

    @Override
    public String label() {
      return "Distinct " + dimension.key();
    }
  }

  /// One of their numbers, taken together.
  record Of(Measure measure, NumberSource source) implements Metric {

    @Override
    public Unit unit() {
      return source.unit();
    }

    @Override
    public String label() {
      String name = measure.label(source.label());
      return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
  }

  /// How numbers are taken together. Of none the sum is 0, and there is nothing else.
  sealed interface Measure {

    /// The sum, the mean, the least, the greatest.
    enum Simple implements Measure {
      SUM(""),
      AVG("average "),
      MIN("minimum "),
      MAX("maximum ");

      private final String prefix;

      Simple(String prefix) {
        this.prefix = prefix;
      }

      @Override
      public String label(String of) {
        return prefix + of;
      }
    }

    /// The number that so many in a hundred are at or below.
    record Percentile(double percent) implements Measure {

      @Override
      public String label(String of) {
        String rank =
            percent == Math.rint(percent)
                ? Long.toString((long) percent)
                : Double.toString(percent);
        return "p" + rank + " " + of;
      }
    }

    String label(String of);
  }
}
