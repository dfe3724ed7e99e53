package dev.docket.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/// What was measured, in Markdown.
final class Table {

  private final StringBuilder rows = new StringBuilder();
  private final StringBuilder targets = new StringBuilder();
  private final String loadBefore = load();

  /// @param bulk the measure of all throughput
  void add(List<Measure> ours, Measure bulk, List<Measure> calls) {
    Stream.concat(ours.stream(), Stream.concat(calls.stream(), Stream.of(bulk)))
        .filter(Measure::measured)
        .forEach(measure -> row(measure, bulk));
  }

  private void row(Measure measure, Measure bulk) {
    rows.append(
        "| %s | %d | %,.0f | %s | %.1f | %.1f | %.1f | %,.0f | %.2f | %d |%n"
            .formatted(
                measure.name(),
                measure.connections(),
                measure.perSecond(),
                bulk.measured()
                    ? "%.2f".formatted(measure.ratioTo(bulk, Load.Result::perSecond))
                    : "",
                measure.median(round -> round.load().millis(0.5)),
                measure.median(round -> round.load().millis(0.95)),
                measure.median(round -> round.load().millis(0.99)),
                measure.median(round -> 1e6 * round.server() / round.load().perSecond()),
                measure.median(Measure.Round::client),
                measure.failed()));
  }

  void target(String what, double wanted, Measure ours, Measure theirs, boolean is) {
    if (is && ours.measured() && theirs.measured()) {
      double got = ours.ratioTo(theirs, Load.Result::perSecond);
      verdict(what, "≥ %.1f".formatted(wanted), got, got >= wanted);
    }
  }

  void latency(String what, double wanted, Measure ours, Measure theirs) {
    if (ours.measured() && theirs.measured()) {
      double got = ours.ratioTo(theirs, result -> result.millis(0.99));
      verdict(what, "≤ %.1f".formatted(wanted), got, got <= wanted);
    }
  }

  private void verdict(String what, String wanted, double got, boolean reached) {
    targets.append(
        "| %s | %s | %.2f | %s |%n".formatted(what, wanted, got, reached ? "reached" : "missed"));
  }

  String markdown() throws IOException {
    return """
    %s; load average %s before, %s after.

    | what | connections | writes/s | of raw _bulk | p50 ms | p95 ms | p99 ms | server CPU µs per write | load generator, cores | failed |
    |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
    %s
    | target | wanted | got | |
    |---|---:|---:|---|
    %s\
    """
        .formatted(machine(), loadBefore, load(), rows, targets);
  }

  static String machine() throws IOException {
    String cpu = "CPU unknown";
    Path info = Path.of("/proc/cpuinfo");
    if (Files.exists(info)) {
      try (Stream<String> lines = Files.lines(info)) {
        cpu =
            lines
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.replaceAll(".*: ", ""))
                .orElse(cpu);
      }
    }
    return "%s: %d cores of %s, JDK %s, OpenSearch embedded, -Xmx1g each"
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            cpu,
            Runtime.version().feature());
  }

  private static String load() {
    return "%.1f".formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
