package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.docket.cli.demo.DemoTraffic;
import dev.docket.json.Json;
import dev.docket.testkit.EngineProxy;
import dev.docket.testkit.RunningApp;
import dev.docket.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The engine fails in the middle of a visit, and comes back.
class EngineAwayTest {

  private static final int REQUESTS = 20;

  @TempDir private Path folder;

  private static void fill(RunningApp app) throws IOException {
    DemoTraffic traffic = new DemoTraffic(11, Instant.now());
    ObjectNode batch = Json.object();
    ArrayNode requests = batch.putArray("requests");
    for (int i = 0; i < REQUESTS; i++) {
      requests.add(traffic.next());
    }
    app.api().post("/api/public/v2/requests/batch?wait_for=searchable", batch);
  }

  @Test
  void what_was_there_stays_and_all_goes_on_when_it_is_back() throws IOException {
    try (TestEngine engine = TestEngine.on(folder.resolve("data"));
        EngineProxy proxy = EngineProxy.to(engine.node());
        Site site =
            Site.of(RunningApp.with(Map.of("DOCKET_OPENSEARCH_URL", proxy.address().toString())))) {
      fill(site.app());
      Page page = site.signedIn("/requests?from=now-30d");
      Locator rows = page.locator("tbody tr[data-id]");
      assertThat(rows).hasCount(REQUESTS);
      page.keyboard().press("j");
      Locator request = page.getByRole(AriaRole.COMPLEMENTARY).last();
      assertThat(request).containsText("Conversation");

      proxy.cutAnswers(path -> true);
      page.locator("#query").fill("status:SUCCESS");
      page.keyboard().press("Enter");
      assertThat(page.getByRole(AriaRole.ALERT).first()).isVisible();
      assertThat(rows).hasCount(REQUESTS);
      assertThat(request).containsText("Conversation");

      proxy.cutAnswers(path -> false);
      assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
      assertThat(page.locator("main#main[aria-busy=false]")).isVisible();
      assertThat(page.locator(".status-error").and(page.locator("tbody *"))).hasCount(0);
      aJobWaitsForItAndIsCancelled(page, proxy);
      site.expectComplaints("503");
      assertThat(site.leave()).as("what was complained of beside the failed answers").isEmpty();
    }
  }

  /// While no write gets an answer; it is there after a reload, too.
  private static void aJobWaitsForItAndIsCancelled(Page page, EngineProxy proxy) {
    proxy.cutAnswers(path -> path.endsWith("/_bulk"));
    button(page, "Edit matching…").click();
    page.getByLabel("Add tags").fill("never");
    button(page, "See what matches").click();
    Locator confirmation = page.getByLabel("to go on");
    confirmation.fill(page.locator("dialog [role=status] b").innerText());
    confirmation.press("Enter");
    assertThat(page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
    page.navigate("/settings");
    Locator jobs = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Jobs"));
    assertThat(jobs).containsText("runs");
    button(page, "Cancel").click();
    assertThat(jobs).containsText("cancelled");
    proxy.cutAnswers(path -> false);
    // It ends with the step that is under way.
    assertThat(button(page, "Cancel"))
        .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
