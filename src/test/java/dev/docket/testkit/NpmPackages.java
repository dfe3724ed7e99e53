package dev.docket.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Packages of the npm registry, exactly as a lock file names them, and scripts that use them, run
/// by the machine's Node.js.
public final class NpmPackages {

  private static final String LOCK = "package-lock.json";

  /// Variables that would send a script elsewhere than the test does, and with somebody's key.
  private static final Pattern OF_THE_USER =
      Pattern.compile(
          "(PROMPTLAYER|OPENAI|ANTHROPIC|AZURE_OPENAI)_|(HTTPS?|ALL|NO)_PROXY$",
          Pattern.CASE_INSENSITIVE);

  private final Path source;
  private final Path installed;

  /// What stands in a folder.
  ///
  /// @param source has `package.json`, its lock and scripts
  /// @param installed where to work, below `target`
  public NpmPackages(Path source, Path installed) {
    this.source = source;
    this.installed = installed;
  }

  /// Installs the packages from the registry, unless a build before this one has. Tests of other
  /// JVMs, which may want the same at this moment, wait.
  public void install() throws IOException {
    Files.createDirectories(installed);
    try (FileChannel lock =
            FileChannel.open(
                installed.resolve(".docket-lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = lock.lock()) {
      installAlone();
    }
  }

  private void installAlone() throws IOException {
    Path lock = installed.resolve(LOCK);
    Path done = installed.resolve("node_modules/.docket-installed");
    boolean same =
        Files.exists(done)
            && Files.exists(lock)
            && Files.mismatch(lock, source.resolve(LOCK)) == -1;
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = installed.resolve(file.getFileName());
        // A script that another JVM is running just now stays as it is.
        if (!Files.exists(copy) || Files.mismatch(copy, file) != -1) {
          Files.write(copy, Files.readAllBytes(file));
        }
      }
    }
    if (!same) {
      var _ = run(Map.of(), 300, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      Files.createFile(done);
    }
  }

  /// The version of a package that is installed.
  public String version(String name) throws IOException {
    Path file = installed.resolve("node_modules").resolve(name).resolve("package.json");
    return Json.parse(Files.readAllBytes(file)).get("version").asText();
  }

  /// Runs a script that stands beside the packages.
  ///
  /// @return the JSON that it printed
  public JsonNode run(Map<String, String> variables, List<String> script) throws IOException {
    return Json.parse(
        run(
            variables,
            60,
            Stream.concat(Stream.of("node"), script.stream()).toArray(String[]::new)));
  }

  private String run(Map<String, String> variables, int seconds, String... command)
      throws IOException {
    Path out = Files.createTempFile("docket-npm", ".out");
    Path err = Files.createTempFile("docket-npm", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(installed.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> OF_THE_USER.matcher(name).lookingAt());
    builder.environment().putAll(variables);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new AssertionError(
          "this test needs Node.js 20 or newer with npm on the PATH: " + e.getMessage(), e);
    }
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError("%s did not end".formatted(List.of(command)));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    if (process.exitValue() != 0) {
      throw new AssertionError(
          "%s failed:%n%s%n%s"
              .formatted(List.of(command), Files.readString(out), Files.readString(err)));
    }
    return Files.readString(out);
  }
}
