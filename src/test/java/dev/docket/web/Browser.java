package dev.docket.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A real Chromium without a window. Whatever a page complains of, and whatever it asks of others,
/// fails the test at its end.
final class Browser implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final URI server;
  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final List<String> complaints = new ArrayList<>();

  /// Starts it for one server.
  Browser(URI server) {
    this.server = server;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions().setExecutablePath(executable()).setArgs(ARGUMENTS));
  }

  private static Path executable() {
    return NAMES.stream()
        .flatMap(name ->
            Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "There is no Chromium on the path: install one, by `apt-get install chromium` for example."));
  }

  /// A page of somebody who has never been here.
  Page page() {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(server.toString())
                .setViewportSize(1440, 900)
                .setLocale("en-US")
                .setTimezoneId("UTC")
                .setColorScheme(ColorScheme.LIGHT));
    context.setDefaultTimeout(15_000);
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (List.of("error", "warning").contains(message.type())) {
        complaints.add(message.type() + ": " + message.text());
      }
    });
    page.onPageError(error -> complaints.add("thrown: " + error));
    page.onRequest(request -> {
      if (!request.url().startsWith(server.toString()) && !request.url().startsWith("data:")) {
        complaints.add("asked of others: " + request.url());
      }
    });
    return page;
  }

  /// Forgets complaints that a test has caused on purpose.
  void expect(String part) {
    assertThat(complaints).isNotEmpty().allSatisfy(one -> assertThat(one).contains(part));
    complaints.clear();
  }

  void hasNotComplained() {
    assertThat(complaints).isEmpty();
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
