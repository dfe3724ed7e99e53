package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every page in both colour schemes: nothing that axe knows of keeps anybody out,
/// and there is a picture of it in `target/web-tests`.
@WebTest
class EveryPageTest {

  private static final Path PICTURES = Path.of("target/web-tests");

  /// A page in a state.
  ///
  /// @param path from the slash on
  /// @param then what somebody does there
  record Shown(String name, String path, Consumer<Page> then) {

    Shown(String name, String path) {
      this(name, path, page -> {});
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// Few rows: axe takes its time for each.
  private static final String FEW = "/requests?from=now-7d&query=status:ERROR";

  private static final String BEYOND =
      "document.documentElement.scrollHeight - document.documentElement.clientHeight";

  private static final List<Shown> ALL =
      List.of(
          new Shown("requests", "/requests?from=now-6h"),
          new Shown("request", "/requests?from=now-30d&query=" + Site.ODD, EveryPageTest::open),
          new Shown("nothing-found", "/requests?from=now-30d&query=metadata.usr_id:u1"),
          new Shown("wrong-query", FEW, EveryPageTest::misspell),
          new Shown("columns", FEW, page -> page.keyboard().press("c")),
          new Shown("export", FEW, page -> dialog(page, "Export…", "requests: all")),
          new Shown("edit", FEW, page -> dialog(page, "Edit matching…", "Set metadata")),
          new Shown("time", FEW, page -> page.keyboard().press("t")),
          new Shown("completion", FEW, EveryPageTest::complete),
          new Shown("thread", "/requests?view=thread&from=now-30d&query=" + Site.ODD),
          new Shown("analytics", "/analytics?from=now-14d&query=status:ERROR"),
          new Shown("metadata", "/metadata?from=now-30d"),
          new Shown("metadata-key", "/metadata?from=now-30d&key=user_id"),
          new Shown("contrast", "/contrast?from=now-30d&query=status:ERROR"),
          new Shown("settings", "/settings"),
          new Shown("erase", "/settings", page -> dialog(page, "Erase…", "under this key")),
          new Shown("help", FEW, page -> page.keyboard().press("?")));

  static Stream<Shown> pages() {
    return ALL.stream();
  }

  private static void open(Page page) {
    page.keyboard().press("j");
    assertThat(page.getByRole(AriaRole.COMPLEMENTARY).last()).containsText("Conversation");
    Site.settled(page);
  }

  private static void dialog(Page page, String button, String shows) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText(shows);
  }

  private static void misspell(Page page) {
    page.locator("#query").fill("latency:>soon");
    page.keyboard().press("Enter");
    assertThat(page.locator("#query-error")).isVisible();
  }

  private static void complete(Page page) {
    page.keyboard().press("/");
    page.keyboard().press("End");
    page.keyboard().type(" metadata.user");
    assertThat(page.getByRole(AriaRole.LISTBOX)).isVisible();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void it_keeps_nobody_out(Shown shown, Site site) {
    Page page = site.signedIn(ColorScheme.LIGHT, shown.path);
    shown.then.accept(page);
    isFitForAll(page, shown.name);
    if (shown.name.equals("wrong-query")) {
      site.expectComplaints("400");
    }
  }

  @Test
  void no_text_can_become_a_script(Site site) {
    Response page = site.page().navigate("/requests");
    assertThat(page.headerValue("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "trusted-types 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headerValue("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void signing_in_keeps_nobody_out(Site site) {
    Page page = site.page(ColorScheme.LIGHT);
    page.navigate("/requests");
    assertThat(page.getByLabel("API key")).isFocused();
    isFitForAll(page, "sign-in");
  }

  @Test
  void an_empty_workspace_keeps_nobody_out(Site site) throws IOException {
    Page page =
        site.signedIn(site.page(ColorScheme.LIGHT), "/requests", site.key("nothing yet", "admin"));
    assertThat(page.getByText("No request has been logged here yet")).isVisible();
    isFitForAll(page, "first-minutes");
  }

  /// The schemes differ in nothing but colours, so in the dark only those are looked at again.
  private static void isFitForAll(Page page, String name) {
    picture(page, name + "-light.png");
    noViolation(name, new AxeBuilder(page));
    assertThat(page.locator("h1")).hasCount(1);
    assertThat(page.locator("img")).hasCount(0);
    assertThat(page.evaluate(BEYOND)).as("%s scrolls as a whole", name).isEqualTo(0);
    String light = background(page);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(background(page)).as("the background of %s in the dark", name).isNotEqualTo(light);
    picture(page, name + "-dark.png");
    noViolation(name + " in the dark", new AxeBuilder(page).withRules(List.of("color-contrast")));
  }

  private static String background(Page page) {
    return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
  }

  private static void picture(Page page, String file) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setAnimations(ScreenshotAnimations.DISABLED)
            .setPath(PICTURES.resolve(file)));
  }

  private static void noViolation(String name, AxeBuilder axe) {
    List<Rule> violations = axe.analyze().getViolations();
    assertThat(violations)
        .as("what axe says of %s", name)
        .extracting(rule ->
            "%s: %s"
                .formatted(
                    rule.getHelp(),
                    rule.getNodes().stream().map(node -> node.getHtml()).limit(4).toList()))
        .isEmpty();
  }
}
