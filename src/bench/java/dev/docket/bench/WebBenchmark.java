package dev.docket.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.docket.cli.Main;
import dev.docket.web.Chromium;
import dev.docket.web.FirstRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How long people wait for a search over many requests: from the address to the paint of the first
/// rows, in a real Chromium, script and styles from the server included.
///
/// `-Dbench.requests=N` for another number than a million. The store is that of the searches.
public final class WebBenchmark {

  private static final int REQUESTS = Integer.getInteger("bench.requests", 1_000_000);
  private static final int VISITS = Integer.getInteger("bench.visits", 20);
  private static final int WARM_UP = 5;

  private static final Map<String, String> SEARCHES = searches();

  private WebBenchmark() {}

  private static Map<String, String> searches() {
    Map<String, String> searches = new LinkedHashMap<>();
    searches.put("all of 14 days", "");
    searches.put("slow requests", "latency:>2s");
    searches.put("a metadata value, one of 600", "metadata.user_id:user_1007");
    searches.put("slow requests of a plan", "metadata.plan:pro+latency:>2s");
    return searches;
  }

  public static void main(String[] arguments) throws Exception {
    Path out = Files.createDirectories(Path.of("target", "bench").toAbsolutePath());
    SearchStore store = new SearchStore(out, REQUESTS);
    store.make();
    try (Child server =
            Child.start(
                Main.class, List.of("serve"), store.environment(), out.resolve("docket.log"));
        Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser chromium = Chromium.start(playwright.chromium())) {
      String url = server.line(line -> line.startsWith("Docket listens on ")).replaceAll(".* ", "");
      String table =
          "%s; %,d requests; Chromium %s.%n%n%s"
              .formatted(Table.machine(), REQUESTS, chromium.version(), table(chromium, url));
      Files.writeString(out.resolve("web.md"), table);
      System.out.println(table);
    }
  }

  private static String table(Browser chromium, String url) {
    Page page =
        chromium.newPage(new Browser.NewPageOptions().setBaseURL(url).setViewportSize(1440, 900));
    page.navigate("/settings");
    page.getByLabel("API key").fill(SearchStore.key());
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    page.locator("h1").getByText("Settings").waitFor();
    FirstRows rows = FirstRows.of(page);
    StringBuilder lines = new StringBuilder();
    SEARCHES.forEach((name, query) -> {
      String address =
          "/requests?from=%s&to=%s&query=%s"
              .formatted(SearchStore.END.minus(Duration.ofDays(14)), SearchStore.END, query);
      IntStream.range(0, WARM_UP).forEach(i -> rows.millis(address));
      double[] millis =
          IntStream.range(0, VISITS).mapToDouble(i -> rows.millis(address)).sorted().toArray();
      lines.append(
          "| %s | %.0f | %.0f |%n"
              .formatted(name, millis[millis.length / 2], Arrays.stream(millis).max().orElse(0)));
    });
    return """
    | first rows painted | p50 ms | slowest ms |
    |---|---:|---:|
    %s\
    """
        .formatted(lines);
  }
}
