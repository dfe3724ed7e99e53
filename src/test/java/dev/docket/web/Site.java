package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.docket.cli.demo.DemoTraffic;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A server with made-up requests of the last fortnight, and a real Chromium without a window.
/// Whatever a page complains of, and whatever it asks of others, fails the test at its end.
final class Site implements AutoCloseable {

  /// How many requests workspace `default` has; each test that logs more uses a workspace of its
  /// own.
  static final int REQUESTS = 1_000;

  /// What no page may take for markup. The newest request has it in every place that users fill.
  static final String MARKUP = "<img src=x onerror=alert(1)>";

  /// Finds the request that is full of markup.
  static final String ODD = "metadata.marker:odd";

  private static final int BATCH = 100;

  private final RunningApp app;
  private final Playwright playwright;
  private final Browser chromium;
  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  private final Set<String> expected = new LinkedHashSet<>();

  /// What the admin's browser keeps.
  private @Nullable String session;

  private Site(RunningApp app) {
    this.app = app;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.chromium = Chromium.start(playwright.chromium());
    // What becomes true does so when the machine has time for it; how soon is BudgetIT's to say.
    PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
  }

  static Site on(Path folder) {
    RunningApp app = RunningApp.on(folder);
    try {
      fill(app.api());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Site(app);
  }

  /// Of a server that somebody else has set up; it is closed with this.
  static Site of(RunningApp app) {
    return new Site(app);
  }

  private static void fill(Api api) throws IOException {
    DemoTraffic traffic = new DemoTraffic(7, Instant.now());
    for (int stored = 0; stored < REQUESTS; stored += BATCH) {
      ObjectNode batch = Json.object();
      ArrayNode requests = batch.putArray("requests");
      for (int i = 0; i < BATCH; i++) {
        requests.add(traffic.next());
      }
      if (stored + BATCH == REQUESTS) {
        ObjectNode odd = (ObjectNode) requests.get(BATCH - 1);
        odd.put("model", MARKUP);
        odd.putArray("tags").add(MARKUP);
        odd.putObject("metadata").put(MARKUP, MARKUP).put("marker", "odd");
        odd.put("score_name", MARKUP).put("score", 50);
      }
      Api.Answer answer = api.post("/api/public/v2/requests/batch?wait_for=searchable", batch);
      assertThat(answer.json().path("stored").intValue()).as("%s", answer).isEqualTo(BATCH);
    }
  }

  URI base() {
    return app.base();
  }

  RunningApp app() {
    return app;
  }

  Api api() {
    return app.api();
  }

  /// The API of another workspace, with an admin key of it: for tests that must not be seen by
  /// others, or that want none of the requests that are there.
  Api workspace(String name) throws IOException {
    return Api.at(app.base(), key(name, "admin"));
  }

  /// A new key.
  String key(String workspace, String role) throws IOException {
    return api()
        .post(
            "/api/admin/keys",
            Json.object()
                .put("workspace", workspace)
                .put("role", role)
                .put("name", "a " + role + " key"))
        .json()
        .path("key")
        .asText();
  }

  /// A page of somebody who has never been here, in light colours.
  Page page() {
    return page(ColorScheme.LIGHT);
  }

  Page page(ColorScheme scheme) {
    return page(scheme, null);
  }

  private Page page(ColorScheme scheme, @Nullable String session) {
    BrowserContext context =
        chromium.newContext(
            new Browser.NewContextOptions()
                .setStorageState(session)
                .setBaseURL(app.base().toString())
                .setViewportSize(1440, 900)
                .setLocale("en-US")
                .setTimezoneId("Europe/Berlin")
                .setColorScheme(scheme)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
    contexts.add(context);
    context.setDefaultTimeout(15_000);
    Page page = context.newPage();
    String server = app.base().toString();
    page.onConsoleMessage(message -> {
      if (List.of("error", "warning").contains(message.type())) {
        complaints.add(message.type() + ": " + message.text());
      }
    });
    page.onPageError(error -> complaints.add("thrown: " + error));
    page.onRequest(request -> {
      if (!Pattern.matches("(" + Pattern.quote(server) + "|data:|blob:).*", request.url())) {
        complaints.add("asked of others: " + request.url());
      }
    });
    return page;
  }

  /// An address, seen by the admin of workspace `default`, when it has settled.
  Page signedIn(String address) {
    return signedIn(ColorScheme.LIGHT, address);
  }

  /// The same in a colour scheme. The admin signs in once; journeys that are about signing in do it
  /// by themselves.
  Page signedIn(ColorScheme scheme, String address) {
    if (session == null) {
      Page page = signedIn(page(), "/settings", RunningApp.KEY);
      session = page.context().storageState();
    }
    Page page = page(scheme, session);
    page.navigate(address);
    settled(page);
    return page;
  }

  Page signedIn(Page page, String address, String key) {
    page.navigate(address);
    page.getByLabel("API key").fill(key);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    settled(page);
    return page;
  }

  /// Waits until a page awaits nothing.
  static void settled(Page page) {
    assertThat(page.locator("main#main[aria-busy=false]")).isVisible();
  }

  /// Says which complaints a test causes on purpose. There must be some of this kind by its end,
  /// for answers may come late.
  void expectComplaints(String part) {
    expected.add(part);
  }

  /// Keeps what the pages show, when a test has failed.
  void keep(Path picture) {
    for (BrowserContext context : contexts) {
      for (Page page : context.pages()) {
        page.screenshot(new Page.ScreenshotOptions().setPath(picture));
      }
    }
  }

  /// Leaves nothing of one test to the next.
  ///
  /// @return what nobody expected, and what was expected in vain
  List<String> leave() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    List<String> wrong = new ArrayList<>();
    for (String complaint : complaints) {
      if (expected.stream().noneMatch(complaint::contains)) {
        wrong.add(complaint);
      }
    }
    for (String part : expected) {
      if (complaints.stream().noneMatch(complaint -> complaint.contains(part))) {
        wrong.add("nothing was said of " + part);
      }
    }
    complaints.clear();
    expected.clear();
    return wrong;
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
    app.close();
  }
}
