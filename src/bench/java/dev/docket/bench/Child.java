package dev.docket.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A JVM of its own with the class path of this one, as `bin/docket` runs it.
final class Child implements AutoCloseable {

  /// Other flags for both children: `-Dbench.jvm="-XX:+UseSerialGC"`.
  private static final String FLAGS =
      "--enable-native-access=ALL-UNNAMED -Xmx1g -XX:+UseG1GC -XX:GCTimeRatio=60"
          + " -XX:+ExitOnOutOfMemoryError "
          + System.getProperty("bench.jvm", "");

  private static final Duration QUIET = Duration.ofMillis(250);
  private static final int QUIET_TRIES = 12;

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  static Child start(
      Class<?> main, List<String> arguments, Map<String, String> environment, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(FLAGS.strip().split("\\s+", -1)));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("DOCKET_"));
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.to(new File(log.toString())));
    return new Child(builder.start());
  }

  /// The first line on standard output that is wanted.
  String line(Predicate<String> wanted) throws IOException {
    BufferedReader out = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
    String line = out.readLine();
    while (line != null && !wanted.test(line)) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IOException("a child ended before it was ready");
    }
    return line;
  }

  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  long pid() {
    return process.pid();
  }

  /// Waits until it no longer works off what was written before: merges, refreshes, compilation.
  void settle() throws InterruptedException {
    for (int i = 0; i < QUIET_TRIES; i++) {
      Duration before = cpu();
      Thread.sleep(QUIET);
      if (cpu().minus(before).compareTo(QUIET.dividedBy(5)) < 0) {
        return;
      }
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
