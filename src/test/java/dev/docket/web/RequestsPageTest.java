package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.docket.cli.demo.DemoTraffic;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a person does first: sign in, find a request, read it, annotate it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsPageTest {

  private static final int REQUESTS = 250;
  private static final String MARKUP = "<img src=x onerror=alert(1)>";
  private static final String ALL = "/requests?from=now-30d";

  private RunningApp app;
  private Api api;
  private Browser browser;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    app = RunningApp.on(folder);
    api = app.api();
    DemoTraffic traffic = new DemoTraffic(7, Instant.now());
    ObjectNode batch = Json.object();
    ArrayNode requests = batch.putArray("requests");
    for (int i = 0; i < REQUESTS; i++) {
      requests.add(traffic.next());
    }
    ObjectNode odd = (ObjectNode) requests.get(REQUESTS - 1);
    odd.put("model", MARKUP);
    odd.putArray("tags").add(MARKUP);
    odd.putObject("metadata").put(MARKUP, MARKUP).put("marker", "odd");
    Api.Answer answer = api.post("/api/public/v2/requests/batch?wait_for=searchable", batch);
    assertThat(answer.json().path("stored").intValue()).as("%s", answer).isEqualTo(REQUESTS);
    browser = new Browser(app.base());
  }

  @AfterAll
  void stop() {
    browser.close();
    app.close();
  }

  @AfterEach
  void nothing_was_complained_of() {
    browser.hasNotComplained();
  }

  private Page signedIn(String address, String key) {
    Page page = browser.page();
    page.navigate(address);
    page.getByLabel("API key").fill(key);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    assertThat(page.locator("main#main[aria-busy=false]")).isVisible();
    return page;
  }

  private static Locator rows(Page page) {
    return page.locator("table.requests tbody tr");
  }

  @Test
  void signing_in_leads_to_where_one_wanted_to_go_and_lasts_until_signing_out() {
    Page page = browser.page();
    page.navigate(ALL + "&query=status:ERROR");
    page.getByLabel("API key").fill("dk_wrong_0123456789");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("not valid");
    browser.expect("401");
    page.getByLabel("API key").fill(RunningApp.KEY);
    page.keyboard().press("Enter");
    assertThat(page.getByLabel("Search").first()).hasValue("status:ERROR");
    page.reload();
    assertThat(rows(page).first()).isVisible();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
    assertThat(page.getByLabel("API key")).isVisible();
    page.reload();
    assertThat(page.getByLabel("API key")).isVisible();
  }

  @Test
  void a_search_is_completed_run_and_undone_by_going_back() {
    Page page = signedIn(ALL, RunningApp.KEY);
    assertThat(page.locator(".totals")).containsText(REQUESTS + " requests");
    assertThat(rows(page)).hasCount(200);
    page.getByText("Load 200 more").click();
    assertThat(rows(page)).hasCount(REQUESTS);
    page.keyboard().press("/");
    page.keyboard().type("metadata.mark");
    assertThat(page.locator("#completions [role=option]").first()).containsText("marker");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.locator("#completions [role=option]").first()).containsText("odd");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(rows(page)).hasCount(1);
    assertThat(page.url()).contains("query=metadata.marker:odd");
    page.goBack();
    assertThat(page.locator(".totals")).containsText(REQUESTS + " requests");
  }

  @Test
  void a_query_that_is_wrong_says_where_and_what() {
    Page page = signedIn(ALL, RunningApp.KEY);
    page.getByLabel("Search").first().fill("latency:>soon");
    page.keyboard().press("Enter");
    assertThat(page.locator("#query-error")).isVisible();
    assertThat(rows(page).first()).isVisible();
    browser.expect("400");
  }

  @Test
  void metadata_are_edited_where_they_stand_and_an_edit_is_undone() throws IOException {
    Page page = signedIn(ALL + "&query=metadata.marker:odd", RunningApp.KEY);
    page.keyboard().press("j");
    Locator pair = page.locator("table.pairs tr", new Page.LocatorOptions().setHasText("marker"));
    pair.getByText("Edit").click();
    page.keyboard().type("changed");
    page.keyboard().press("Enter");
    assertThat(pair).containsText("changed");
    assertThat(api.withMetadata("marker", "changed")).hasSize(1);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo")).click();
    assertThat(pair).containsText("odd");
    assertThat(api.withMetadata("marker", "changed")).isEmpty();
  }

  @Test
  void what_users_have_written_is_never_markup() {
    Page page = signedIn(ALL + "&query=metadata.marker:odd", RunningApp.KEY);
    page.keyboard().press("j");
    assertThat(page.locator(".facts")).containsText(MARKUP);
    assertThat(page.locator("img")).hasCount(0);
  }

  @Test
  void who_may_only_read_sees_nothing_to_edit() throws IOException {
    JsonNode made =
        api.post(
                "/api/admin/keys",
                Json.object().put("workspace", "default").put("role", "read").put("name", "reader"))
            .json();
    Page page = signedIn(ALL, made.path("key").asText());
    page.keyboard().press("j");
    assertThat(page.locator(".facts h3").first()).isVisible();
    assertThat(page.getByText("Edit")).hasCount(0);
    assertThat(page.getByLabel("New tag")).hasCount(0);
    assertThat(page.locator(".badge")).hasText("read-only");
  }

  @Test
  void an_address_that_leads_nowhere_says_so() {
    Page page = browser.page();
    page.navigate("/nothing");
    page.getByLabel("API key").fill(RunningApp.KEY);
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.HEADING)).hasText("There is no such page");
    browser.expect("404");
  }
}
