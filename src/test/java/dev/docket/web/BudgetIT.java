package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the web interface may weigh, and how long it may make people wait. It runs with the tests
/// of the package: those have the machine to themselves, and times say nothing where two JVMs share
/// it.
@WebTest
class BudgetIT {

  private static final int SCRIPT_BYTES = 80_000;
  private static final int STYLE_BYTES = 10_000;
  private static final double FIRST_ROWS_MS = 500;
  private static final double KEY_MS = 100;
  private static final double SHIFT = 0.02;
  private static final int VISITS = 20;
  private static final String LINE = "metadata.user_id:u1 status:ERROR latency:>2s -model:gpt";

  private static final String MOVES =
      """
      window.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) { window.moved += entry.value; }
      }).observe({ type: 'layout-shift', buffered: true });
      """;

  /// Notes how long the browser takes for a key.
  private static final String KEYS =
      """
      window.slowest = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if (entry.name === 'keydown') { window.slowest = Math.max(window.slowest, entry.duration); }
        }
      }).observe({ type: 'event', durationThreshold: 16 });
      """;

  /// Bytes of a kind on the wire, with all that they bring along.
  private static int loaded(Page page, String ending) {
    return ((Number)
            page.evaluate(
                "ending => performance.getEntriesByType('resource')"
                    + ".filter(one => new URL(one.name).pathname.endsWith(ending))"
                    + ".reduce((sum, one) => sum + one.encodedBodySize, 0)",
                ending))
        .intValue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/requests?from=now-30d",
        "/requests?view=thread&from=now-30d&query=" + Site.ODD,
        "/analytics?from=now-30d",
        "/metadata?from=now-30d",
        "/contrast?from=now-30d&query=status:ERROR",
        "/settings"
      })
  void a_page_is_small(String address, Site site) {
    Page page = site.signedIn(address);
    assertThat(loaded(page, ".js")).as("bytes of script").isBetween(1, SCRIPT_BYTES);
    assertThat(loaded(page, ".css")).as("bytes of style").isBetween(1, STYLE_BYTES);
  }

  /// What moves while a page loads, as browsers count it: the share of the window that did, and how
  /// far.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/requests?from=now-30d",
        "/requests?from=now-30d&query=metadata.nobody:1",
        "/requests?view=thread&from=now-30d&query=metadata.plan:pro",
        "/analytics?from=now-30d",
        "/metadata?from=now-30d",
        "/contrast?from=now-30d&query=status:ERROR",
        "/settings"
      })
  void nothing_jumps(String address, Site site) {
    Page page = site.signedIn(address);
    page.addInitScript(MOVES);
    page.reload();
    Site.settled(page);
    assertThat(((Number) page.evaluate("window.moved")).doubleValue())
        .as("layout shift")
        .isLessThan(SHIFT);
  }

  /// The best of some visits: the machine may be busy, and the first ones pay for a server that has
  /// just started. The page must not be slow.
  @Test
  void a_search_is_painted_soon(Site site) {
    Page page = site.signedIn("/requests?from=now-30d&query=status:SUCCESS");
    FirstRows rows = FirstRows.of(page);
    double best =
        IntStream.range(0, VISITS)
            .mapToDouble(
                i -> rows.millis("/requests?from=now-30d&query=status:SUCCESS+latency:>" + i))
            .min()
            .orElseThrow();
    assertThat(best).as("milliseconds until the rows were painted").isLessThan(FIRST_ROWS_MS);
  }

  @Test
  void typing_never_lags(Site site) {
    Page page = site.signedIn("/requests?from=now-30d");
    page.addInitScript(KEYS);
    page.reload();
    Site.settled(page);
    page.keyboard().press("/");
    page.keyboard().type(LINE);
    assertThat(page.locator("#query")).hasValue(LINE);
    assertThat(((Number) page.evaluate("window.slowest")).doubleValue())
        .as("milliseconds from a key to the paint after it")
        .isLessThan(KEY_MS);
  }
}
