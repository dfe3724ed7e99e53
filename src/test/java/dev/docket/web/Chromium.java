package dev.docket.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.PlaywrightException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Starts the first Chromium that can be started: of the path, of Playwright's own folder, of the
/// npm package that the web interface is developed with.
public final class Chromium {

  private static final List<String> NAMES =
      List.of(
          "chromium-headless-shell",
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable",
          "chrome");

  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final Path WEB = Path.of("src/main/web");

  private Chromium() {}

  /// An executable, and what its environment must have.
  private record Found(Path executable, Map<String, String> environment) {

    static Found of(Path executable) {
      return new Found(executable, Map.of());
    }
  }

  /// Starts it; the caller closes it.
  ///
  /// @throws AssertionError with what to install, when none starts
  public static Browser start(BrowserType type) {
    List<String> tried = new ArrayList<>();
    List<Supplier<Optional<Found>>> places =
        List.of(Chromium::onThePath, Chromium::ofPlaywright, Chromium::ofNpm);
    for (Supplier<Optional<Found>> place : places) {
      Optional<Found> found = place.get();
      if (found.isEmpty()) {
        continue;
      }
      Path executable = found.get().executable;
      try {
        return type.launch(
            new LaunchOptions()
                .setExecutablePath(executable)
                .setEnv(environment(found.get()))
                .setArgs(ARGUMENTS));
      } catch (PlaywrightException e) {
        tried.add("%s: %s".formatted(executable, firstLine(String.valueOf(e.getMessage()))));
      }
    }
    throw new AssertionError(
        "No Chromium starts here: install one, by `apt-get install chromium` for example (%s)."
            .formatted(tried.isEmpty() ? "none was found" : String.join("; ", tried)));
  }

  private static Map<String, String> environment(Found found) {
    Map<String, String> all = new HashMap<>(System.getenv());
    all.putAll(found.environment);
    return all;
  }

  private static Optional<Found> onThePath() {
    String path = System.getenv().getOrDefault("PATH", "");
    return NAMES.stream()
        .flatMap(name ->
            Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Found::of);
  }

  /// What `playwright install` has left.
  private static Optional<Found> ofPlaywright() {
    String set = System.getenv("PLAYWRIGHT_BROWSERS_PATH");
    Path home = Path.of(System.getProperty("user.home"));
    Stream<Path> folders =
        set != null
            ? Stream.of(Path.of(set))
            : Stream.of(
                home.resolve(".cache/ms-playwright"), home.resolve("Library/Caches/ms-playwright"));
    return folders
        .filter(Files::isDirectory)
        .flatMap(Chromium::executables)
        .max(Path::compareTo)
        .map(Found::of);
  }

  private static Stream<Path> executables(Path folder) {
    try (Stream<Path> all = Files.walk(folder, 6)) {
      return all
          .filter(file ->
              List.of("chrome", "chrome-headless-shell", "Chromium")
                  .contains(file.getFileName().toString()))
          .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Unpacks the one inside the package, with the libraries and the fonts that a bare machine
  /// lacks. The package does so for the machines it is made for, so it is told that this is one.
  private static Optional<Found> ofNpm() {
    if (!Files.isDirectory(WEB.resolve("node_modules/@sparticuz/chromium"))) {
      return Optional.empty();
    }
    try {
      ProcessBuilder node =
          new ProcessBuilder(
                  "node",
                  "--input-type=module",
                  "--eval",
                  "import chromium from '@sparticuz/chromium';"
                      + "console.log(await chromium.executablePath())")
              .directory(WEB.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      node.environment().put("AWS_EXECUTION_ENV", "AWS_Lambda_nodejs22.x");
      Process unpacking = node.start();
      String answer =
          new String(unpacking.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (unpacking.waitFor() != 0) {
        return Optional.empty();
      }
      Path executable = Path.of(answer);
      return Optional.of(
          new Found(
              executable,
              Map.of(
                  "LD_LIBRARY_PATH", executable.resolveSibling("al2023/lib").toString(),
                  "FONTCONFIG_PATH", executable.resolveSibling("fonts").toString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String firstLine(String text) {
    return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }
}
