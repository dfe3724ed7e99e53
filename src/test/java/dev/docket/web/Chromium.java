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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Starts the first Chromium that can be started: of the path, of Playwright's own folder, of the
/// npm package that the web interface is developed with.
final class Chromium {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

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

  static Browser start(BrowserType type) {
    List<String> tried = new ArrayList<>();
    List<Supplier<Optional<Path>>> places =
        List.of(Chromium::onThePath, Chromium::ofPlaywright, Chromium::ofNpm);
    for (Supplier<Optional<Path>> place : places) {
      Optional<Path> found = place.get();
      if (found.isEmpty()) {
        continue;
      }
      try {
        return type.launch(
            new LaunchOptions()
                .setExecutablePath(found.get())
                .setChromiumSandbox(false)
                .setArgs(ARGUMENTS));
      } catch (PlaywrightException e) {
        tried.add("%s: %s".formatted(found.get(), firstLine(e.getMessage())));
      }
    }
    throw new AssertionError(
        "No Chromium starts here: install one, by `apt-get install chromium` for example (tried: %s)."
            .formatted(tried.isEmpty() ? "none was found" : String.join("; ", tried)));
  }

  private static Optional<Path> onThePath() {
    String path = System.getenv().getOrDefault("PATH", "");
    return NAMES.stream()
        .flatMap(
            name ->
                Stream.of(path.split(File.pathSeparator, -1))
                    .filter(folder -> !folder.isBlank())
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// What `playwright install` has left.
  private static Optional<Path> ofPlaywright() {
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
        .max(Path::compareTo);
  }

  private static Stream<Path> executables(Path folder) {
    try (Stream<Path> all = Files.walk(folder, 6)) {
      return all
          .filter(
              file ->
                  List.of("chrome", "chrome-headless-shell", "Chromium")
                      .contains(file.getFileName().toString()))
          .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Unpacks the one inside the package, which npm has checked and which is the same everywhere.
  private static Optional<Path> ofNpm() {
    if (!Files.isDirectory(WEB.resolve("node_modules/@sparticuz/chromium"))) {
      return Optional.empty();
    }
    try {
      Process node =
          new ProcessBuilder(
                  "node",
                  "--input-type=module",
                  "--eval",
                  "import chromium from '@sparticuz/chromium';"
                      + "console.log(await chromium.executablePath())")
              .directory(WEB.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer =
          new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return node.waitFor() == 0 ? Optional.of(Path.of(answer)) : Optional.empty();
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
