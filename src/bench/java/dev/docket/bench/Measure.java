package dev.docket.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// One line of the table: measured once per round.
final class Measure {

  private static final OperatingSystemMXBean SELF =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final String name;
  private final Subject subject;
  private final int connections;
  private final Calls calls;
  private final List<Round> rounds = new ArrayList<>();

  /// What one round gave.
  ///
  /// @param client cores that this JVM kept busy, generating the load
  /// @param server cores that the measured JVM kept busy
  record Round(Load.Result load, double client, double server) {}

  Measure(String name, Subject subject, int connections, Calls calls) {
    this.name = name;
    this.subject = subject;
    this.connections = connections;
    this.calls = calls;
  }

  String name() {
    return name;
  }

  int connections() {
    return connections;
  }

  void warm(Duration time) throws IOException {
    Load.run(subject.address(), calls, connections, time);
  }

  void round(Duration time) throws IOException, InterruptedException {
    subject.child().settle();
    long client = SELF.getProcessCpuTime();
    Duration server = subject.child().cpu();
    Load.Result result = Load.run(subject.address(), calls, connections, time);
    double nanos = result.seconds() * 1e9;
    rounds.add(
        new Round(
            result,
            (SELF.getProcessCpuTime() - client) / nanos,
            subject.child().cpu().minus(server).toNanos() / nanos));
    System.err.printf("  %-44s %3d %,10.0f/s%n", name, connections, result.perSecond());
  }

  boolean measured() {
    return !rounds.isEmpty();
  }

  double perSecond() {
    return median(round -> round.load().perSecond());
  }

  double median(ToDoubleFunction<Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /// The median of the rounds' own ratios: both figures of a ratio come from the same minute.
  double ratioTo(Measure other, ToDoubleFunction<Load.Result> figure) {
    double[] ratios = new double[rounds.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] =
          figure.applyAsDouble(rounds.get(i).load())
              / figure.applyAsDouble(other.rounds.get(i).load());
    }
    Arrays.sort(ratios);
    return ratios[ratios.length / 2];
  }

  int failed() {
    return rounds.stream().mapToInt(round -> round.load().failed()).sum();
  }
}
