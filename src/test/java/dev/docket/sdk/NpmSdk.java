package dev.docket.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The npm package `promptlayer`, exactly as the lock file names it, run by the machine's Node.js.
final class NpmSdk {

  private static final Path SOURCE = Path.of("src/test/js");
  private static final Path INSTALLED = Path.of("target/js");
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "drive.js");

  private NpmSdk() {}

  /// Installs the package from the registry, unless a build before this one has.
  static void install() throws IOException {
    Files.createDirectories(INSTALLED);
    Path lock = INSTALLED.resolve("package-lock.json");
    Path done = INSTALLED.resolve("node_modules/.docket-installed");
    boolean same =
        Files.exists(done)
            && Files.exists(lock)
            && Files.mismatch(lock, SOURCE.resolve("package-lock.json")) == -1;
    for (String file : FILES) {
      Files.write(INSTALLED.resolve(file), Files.readAllBytes(SOURCE.resolve(file)));
    }
    if (!same) {
      var _ = run(Map.of(), 300, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      Files.createFile(done);
    }
  }

  /// The version that is installed.
  static String version() throws IOException {
    return Json.parse(
            Files.readAllBytes(INSTALLED.resolve("node_modules/promptlayer/package.json")))
        .get("version")
        .asText();
  }

  /// Runs a scenario of `drive.js` in a process that knows the server from these two variables
  /// alone.
  ///
  /// @return what the scenario printed
  static JsonNode drive(String baseUrl, String key, String... scenario) throws IOException {
    List<String> command = new ArrayList<>(List.of("node", "drive.js"));
    command.addAll(Arrays.asList(scenario));
    return Json.parse(
        run(
            Map.of("PROMPTLAYER_BASE_URL", baseUrl, "PROMPTLAYER_API_KEY", key),
            60,
            command.toArray(String[]::new)));
  }

  private static String run(Map<String, String> variables, int seconds, String... command)
      throws IOException {
    Path out = Files.createTempFile("docket-npm", ".out");
    Path err = Files.createTempFile("docket-npm", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(INSTALLED.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PROMPTLAYER_"));
    builder.environment().putAll(variables);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new AssertionError(
          "the npm SDK's proof needs Node.js 20 or newer with npm on the PATH: " + e.getMessage(),
          e);
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
